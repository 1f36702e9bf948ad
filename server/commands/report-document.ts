import type { Evaluation } from '../../models/intents.ts'
import type { Answers } from '../../models/report/answers.ts'
import type { Origin } from '../../models/report/origin.ts'
import type { GroupReport, Report } from '../../models/report/report.ts'

const [mostConfusions, mostLines] = [60, 8]

/** The figures as plain numbers, then the rest of the report: intervals as `{ value, low, high }`, null where the lines cannot show a figure. */
export function toDocument(figures: Evaluation, report: Report, { how, folds, card, other, places }: Origin) {
  const { answers, overall, languages, intents, confusions, comparison } = report
  const lineOf = (row: number) => ({ place: places[row], ...saidOf(answers, row) })
  return {
    ...figures,
    how,
    folds,
    bundle: card && { encoder: card.encoder, date: card.date, seed: card.seed, data: card.data },
    intervals_95: toGroup(overall),
    by_language: Object.fromEntries(languages.map(({ language, ...group }) => [language, toGroup(group)])),
    by_intent: Object.fromEntries(
      intents.map(({ intent, n, precision, recall, f1, abstained, byLanguage }) => [
        intent,
        { n, precision, recall, f1, abstained, by_language: byLanguage },
      ]),
    ),
    confusions: confusions.slice(0, mostConfusions).map(({ wanted, given, n, rows }) => ({
      wanted,
      given,
      n,
      lines: rows.slice(0, mostLines).map(lineOf),
    })),
    reliability: report.reliability,
    comparison: comparison && {
      with: other,
      accuracy_in_scope: { difference: comparison.differences.accuracy, mcnemar: comparison.accuracy },
      macro_f1: { difference: comparison.differences.macro_f1 },
      auroc: { difference: comparison.differences.auroc },
      served: { difference: comparison.differences.served, mcnemar: comparison.served },
      right_only_here: comparison.gained.map(row => ({ ...lineOf(row), other: saidOf(report.others!, row).given })),
      right_only_there: comparison.lost.map(row => ({ ...lineOf(row), other: saidOf(report.others!, row).given })),
    },
  }
}

function toGroup(group: GroupReport) {
  const { inScope, outOfScope, abstained, accuracy, macroF1, ece, auroc, recallAtPoint, accuracyAtPoint, served, mcc } = group
  return {
    n: inScope,
    accuracy_in_scope: accuracy,
    macro_f1: macroF1,
    ece,
    served,
    oos: {
      n: outOfScope,
      auroc,
      recall_at_operating_point: recallAtPoint,
      in_scope_accuracy_at_operating_point: accuracyAtPoint,
      mcc,
    },
    abstained: { in_scope: abstained.inScope, oos: abstained.outOfScope },
  }
}

/** `given` is the likeliest intent, abstention aside. */
function saidOf({ rows, given, intents, probability, oosScore, abstains }: Answers, row: number) {
  return {
    text: rows[row]!.text,
    intent: rows[row]!.intent,
    given: intents[given[row]!],
    probability: probability[row],
    oos_score: oosScore[row],
    abstain: abstains[row] === 1,
  }
}
