import { toElements } from '../elements.ts';
import type { WorkPoint } from '../../points/index.ts';
import type { AnswerPart, EvidenceGroup, Question } from './finding.ts';
import { byNotice, countOf, demandsOf, nameNotice, toGroup } from './words.ts';

interface Profile {
  notice: string;
  points: WorkPoint[];
  lead: WorkPoint[];
  deadline: WorkPoint[];
}

/** One place says who and not when, another when and not who. */
export const leadAgainstDeadline: Question = {
  id: 'lead-against-deadline',
  ask: '哪里写明谁牵头，哪里写明何时完成？',
  answer(source) {
    const profiles = [...byNotice(demandsOf(source))].map(([notice, points]): Profile => ({
      notice, points, lead: points.filter((point) => toElements(point).lead), deadline: points.filter((point) => toElements(point).deadline),
    }));
    if (profiles.length === 0) return null;
    const leaning = ({ points, lead, deadline }: Profile) => (lead.length - deadline.length) / points.length;
    const sorted = [...profiles].sort((a, b) => leaning(b) - leaning(a));
    const [who, when] = [sorted[0] as Profile, sorted.at(-1) as Profile];
    const groups: EvidenceGroup[] = [];
    const say = (profile: Profile, of: 'lead' | 'deadline', words: string): AnswerPart[] => {
      const { notice, points } = profile;
      const found = profile[of];
      if (found.length === 0) return [`没有一项${words}`];
      const group = toGroup(`${notice}-${of}`, `${nameNotice(source, notice)}${words}的`, found);
      groups.push(group);
      return found.length === points.length ? ['全部', countOf(group), `项都${words}`] : [countOf(group), `项${words}`];
    };
    const LEAD = '写明牵头单位';
    const DEADLINE = '写明完成时限';
    const tell = (profile: Profile, first: 'lead' | 'deadline'): AnswerPart[] => [
      `${nameNotice(source, profile.notice)}${String(profile.points.length)}项里，`,
      ...say(profile, first, first === 'lead' ? LEAD : DEADLINE), '，',
      ...say(profile, first === 'lead' ? 'deadline' : 'lead', first === 'lead' ? DEADLINE : LEAD),
    ];
    const isOpposite = who !== when && leaning(who) > 0 && leaning(when) < 0;
    return {
      parts: isOpposite ? [...tell(who, 'lead'), '；', ...tell(when, 'deadline'), '。'] : [...tell(who, 'lead'), '。'],
      groups,
      // One would expect a notice that says the one to say the other too: half the distance between the two habits; of one notice, its own.
      telling: isOpposite ? (leaning(who) - leaning(when)) / 2 : Math.abs(leaning(who)) / 2,
    };
  },
};
