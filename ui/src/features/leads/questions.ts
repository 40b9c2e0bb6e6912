import type { Answer, Question, Questionnaire } from "#ui/bindings/engine.ts";

/** Answers by question, as they are stored. */
export type Answers = ReadonlyMap<string, Answer>;

export function byQuestion(answers: readonly Answer[]): Answers {
  return new Map(answers.map((answer) => [answer.questionId, answer]));
}

/** The options of an answer with several; nothing if it cannot be read. */
export function chosenIn(value: string): string[] {
  try {
    const read: unknown = JSON.parse(value);
    return Array.isArray(read) ? read.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

/** The questions to ask now: one with a condition only when that, and its own, hold. */
export function askedNow(questions: readonly Question[], answers: Answers): Question[] {
  const asked: Question[] = [];
  for (const question of questions) {
    const { shownIf } = question;
    if (shownIf === null) {
      asked.push(question);
      continue;
    }
    const other = asked.find(({ id }) => id === shownIf.questionId);
    const answer = answers.get(shownIf.questionId)?.value;
    if (!other || answer === undefined) continue;
    const holds =
      other.kind === "choices"
        ? chosenIn(answer).includes(shownIf.value)
        : answer === shownIf.value;
    if (holds) asked.push(question);
  }
  return asked;
}

/** The questionnaire for a matter or deal: the one whose topic its title names comes first. */
export function fitting(
  questionnaires: readonly Questionnaire[],
  title: string | null,
): Questionnaire[] {
  const named = (title ?? "").toLocaleLowerCase();
  const fits = ({ topic }: Questionnaire) =>
    topic !== null && topic.trim() !== "" && named.includes(topic.trim().toLocaleLowerCase());
  return questionnaires.toSorted((a, b) => Number(fits(b)) - Number(fits(a)));
}
