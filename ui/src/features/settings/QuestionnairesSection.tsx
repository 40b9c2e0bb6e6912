export function QuestionnairesSection() {
  return null;
}
