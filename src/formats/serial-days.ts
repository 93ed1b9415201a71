/** Days as spreadsheets count them. */
const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

/** The number by which spreadsheets know a day. */
export function toSerial(iso: string): number {
  return (Date.parse(`${iso}T00:00:00Z`) - EPOCH) / DAY;
}

export function fromSerial(serial: number): string {
  const date = new Date(EPOCH + Math.floor(serial) * DAY);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
