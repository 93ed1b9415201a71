/** Signs that stand where nobody has filled in anything yet: brackets around nothing, ____, ××, XX, 待定. */

/** A sign in place of words, alone or as the name of any unit: `××科` */
const SIGN = /^(?:[〔【[（(][\s_＿×✕]*[〕】\])）]|[_＿]+|[×✕]+|[XxＸ]{2,}|[*＊]{2,}|\.{3,}|…+)?\s*(?:处室|科室|部门|单位|处|科|室|局|办)?$/;
/** Words that say so. */
const WORDS = /^[〔【[（(]?(?:待定|待明确|待确定|待补充?|待填写?|未定|暂缺|暂无|另行确定|空缺?)[〕】\])）]?$/;
/** A date with a sign in the place of a number: `×月底前`, `2024年__月__日前` */
const IN_DATE = /(?:[_＿×✕XxＸ]|[〔【[（(]\s*[〕】\])）])\s*(?:年|月|日|季度)/;

/** Whether a field says nothing: it is empty, or has but the sign of a blank. */
export function isUnfilled(words: string): boolean {
  const bare = words.trim();
  return bare === '' || (SIGN.test(bare) && !/^(?:处室|科室|部门|单位|处|科|室|局|办)$/.test(bare)) || WORDS.test(bare);
}

/** The same of a deadline, whose numbers may be what is missing. */
export function isUndated(words: string): boolean {
  return isUnfilled(words) || IN_DATE.test(words);
}
