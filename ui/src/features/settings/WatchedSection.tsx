export function WatchedSection() {
  return null;
}
