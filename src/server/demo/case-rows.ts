// A demonstration case as rows: its steps, the photos they show, and its part of the journal.
import type { StepPhoto } from '../../domain/cases/command.ts'
import { stepDataOf } from '../../domain/cases/step-data.ts'
import { everyOne } from './story.ts'
import { uuidAt } from './uuid-at.ts'
import type { DemoCase } from './year.ts'

const iso = (instant: number): string => new Date(instant).toISOString()

const commandOf = (one: DemoCase, seq: number, at: number): string => uuidAt(at, `${one.opened.id} ${seq}`)

export const stepRows = (one: DemoCase): Record<string, unknown>[] => {
  const { opened, reporter } = one
  const common = { district: opened.district, case_id: opened.id }
  const report = {
    ...common, seq: 1, command_id: commandOf(one, 1, opened.reportedAt), step: 'report', from_state: null, to_state: opened.state, at: iso(opened.reportedAt),
    person_id: opened.ownerId, post_id: reporter?.id ?? null, actor_name: one.reporterName, text: '', data: {},
  }
  return [
    report,
    ...one.steps.map((step, index) => ({
      ...common, seq: index + 2, command_id: commandOf(one, index + 2, step.at), step: step.command.step, from_state: step.before.state, to_state: step.after.state,
      at: iso(step.at), person_id: step.actor.personId, post_id: step.post?.id ?? null, actor_name: step.actor.name, text: step.command.text ?? '', data: stepDataOf(step.command, step.before, step.after, { sample: everyOne }),
    })),
  ]
}

export const caseFileRows = (one: DemoCase, scene: StepPhoto | undefined): Record<string, unknown>[] => {
  const rows = (seq: number, photos: readonly StepPhoto[]) =>
    photos.map((photo, index) => ({ district: one.opened.district, case_id: one.opened.id, seq, position: index + 1, file_id: photo.fileId, role: photo.role }))
  return [...(scene ? rows(1, [scene]) : []), ...one.steps.flatMap((step, index) => rows(index + 2, step.command.photos ?? []))]
}

export const journalRows = (one: DemoCase): { at: string; [column: string]: unknown }[] => {
  const { opened, reporter } = one
  const entry = (seq: number, at: number, kind: string, personId: number | null, postId: number | null) => ({
    district: opened.district, at: iso(at), kind: `case.${kind}`, person_id: personId, post_id: postId, subject_kind: 'case', subject_id: opened.id, command_id: commandOf(one, seq, at), data: {},
  })
  return [
    entry(1, opened.reportedAt, 'report', opened.ownerId, reporter?.id ?? null),
    ...one.steps.map((step, index) => entry(index + 2, step.at, step.command.step, step.actor.personId, step.post?.id ?? null)),
  ]
}
