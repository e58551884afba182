import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { usePromptStore } from '../../stores/prompt.ts'
import { TOUR_STEPS, type TourStep } from './tour-steps.ts'
import { parseLine, shapeOf } from './verbs.ts'

/**
 * - `waiting`: the step's command is to be typed. - `other`: another one was; the step still waits.
 * - `refused`: the server said -ERR to it. - `done`: it was answered. - `over`: the session ended too soon.
 */
export type TourStage = 'waiting' | 'other' | 'refused' | 'done' | 'over'

export interface Tour {
  /** From 0. */
  at: Ref<number>
  step: ComputedRef<TourStep>
  stage: ComputedRef<TourStage>
  isLast: ComputedRef<boolean>
  /** Does what the step asks for. */
  sendIt: () => Promise<void>
  next: () => void
  /** From the first step, with a session and a mailbox of its own. */
  begin: () => Promise<void>
  end: () => Promise<void>
}

/** A walk through a first session. What is typed by hand counts as much as what *Send it* sends. */
export function useTour(): Tour {
  const prompt = usePromptStore('tour')
  const at = ref(0)
  const heard = ref<'waiting' | 'other' | 'refused' | 'done'>('waiting')
  const step = computed(() => TOUR_STEPS[at.value] ?? TOUR_STEPS[0])
  const isLast = computed(() => at.value === TOUR_STEPS.length - 1)
  const stage = computed<TourStage>(() => {
    const isCut = at.value > 0 && !prompt.isOpen && !prompt.isBusy
    return isCut && !(isLast.value && heard.value === 'done') ? 'over' : heard.value
  })

  watch(
    () => prompt.answered,
    (answered) => {
      if (!answered) return
      const isIts = parseLine(answered.line).name === step.value.title
      if (isIts) heard.value = answered.answer.refusal === null ? 'done' : 'refused'
      else if (heard.value !== 'done') heard.value = 'other'
    },
  )

  async function begin(): Promise<void> {
    await prompt.hangUp()
    at.value = 0
    heard.value = 'waiting'
  }

  return {
    at,
    step,
    stage,
    isLast,
    async sendIt() {
      const { line } = step.value
      if (line !== null) await prompt.send(line, shapeOf(line, 'line'))
      else {
        await prompt.open()
        if (prompt.isOpen) heard.value = 'done'
      }
    },
    next() {
      at.value += 1
      heard.value = 'waiting'
    },
    begin,
    end: () => prompt.hangUp(),
  }
}
