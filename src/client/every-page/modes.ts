/** How the reader wants pages to look: colours, and large print (长辈版). Kept in the browser. */

export const COLOURS = ['auto', 'light', 'dark'] as const;
export type Colours = (typeof COLOURS)[number];

interface Modes {
  colours: Colours;
  large: boolean;
}

const KEY = 'yaodian-modes';

/** The modes kept, or the usual ones where nothing is kept or storage is forbidden. */
export function readModes(): Modes {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Modes>;
    return { colours: COLOURS.find((each) => each === kept.colours) ?? 'auto', large: kept.large === true };
  } catch {
    return { colours: 'auto', large: false };
  }
}

/** Puts the modes on the page; before the first paint, so that nothing flashes. */
export function applyModes({ colours, large }: Modes): void {
  const { dataset } = document.documentElement;
  if (colours === 'auto') delete dataset['theme'];
  else dataset['theme'] = colours;
  if (large) dataset['size'] = 'large';
  else delete dataset['size'];
}

/** Call before the first paint: what the reader chose, and what needs scripts, is there from the start. */
export function startModes(): void {
  applyModes(readModes());
  document.documentElement.classList.add('has-script');
}

function changeModes(change: Partial<Modes>): Modes {
  const modes = { ...readModes(), ...change };
  applyModes(modes);
  try {
    localStorage.setItem(KEY, JSON.stringify(modes));
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the page.
  }
  // Drawings have colours of their own to follow.
  document.dispatchEvent(new Event('modeschange'));
  return modes;
}

/** The switches of header and footer. */
export function setUpModes(): void {
  const large = document.querySelector<HTMLButtonElement>('[data-mode="large"]');
  const colours = document.querySelector<HTMLSelectElement>('[data-mode="colours"]');
  const show = (modes: Modes) => {
    large?.setAttribute('aria-pressed', String(modes.large));
    if (colours) colours.value = modes.colours;
  };
  show(readModes());
  large?.addEventListener('click', () => {
    show(changeModes({ large: !readModes().large }));
  });
  colours?.addEventListener('change', () => {
    show(changeModes({ colours: COLOURS.find((each) => each === colours.value) ?? 'auto' }));
  });
  // Another tab changed them.
  window.addEventListener('storage', (event) => {
    if (event.key !== KEY) return;
    applyModes(readModes());
    show(readModes());
    document.dispatchEvent(new Event('modeschange'));
  });
}
