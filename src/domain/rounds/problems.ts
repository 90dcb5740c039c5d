// Refusals of rounds.
import { problemsOf } from '../kernel/problem.ts'

export const roundProblems = {
  'round.not-found': 404,
  'round.routine-not-found': 404,
  'round.rule-not-understood': 422,
  'round.window-not-possible': 422,
  'round.where-unknown': 422,
  'round.who-needed': 422,
  'round.check-unknown': 422,
  'round.place-unknown': 422,
  'round.place-outside': 422,
  'round.too-many-places': 422,
  'round.not-done-yet': 422,
  'round.not-open-yet': 409,
  'round.already-done': 409,
  'round.not-yours': 403,
  'round.own-excuse': 403,
  'round.changed': 409,
  'round.not-excepted': 404,
  'round.substitute-unknown': 422,
  'round.swap-not-found': 404,
  'round.swap-over': 409,
  'round.swap-standing': 409,
  'wish.not-found': 404,
  'wish.keep-too-long': 422,
  'wish.no-phone': 409,
  'track.off': 409,
  'track.not-found': 404,
  'track.over': 409,
  'track.too-long': 422,
  'track.period': 422,
  'track.reason-needed': 422,
  'track.on-already': 409,
} as const

export const roundProblem = problemsOf(roundProblems)
