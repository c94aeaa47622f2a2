import { setTimeout } from 'node:timers/promises';
import { vi } from 'vitest';
import type { Call, Connector, SystemOfRecord } from '#domain/ports/connector.ts';
import type { Call as Made, CrashPlan } from '#test/scenario-support/life.ts';
import type { Stage } from '#test/scenario-support/stage.ts';
import { hitsOf } from './cell.ts';
import type { Cell } from './cell.ts';
import type { FaultSystem, Request, RunningFaultSystem } from './system.ts';

type Met = Exclude<Request, 'token'>;

/** How often it is looked whether a request has arrived. */
const LOOK_MS = 5;

/** So long a token still holds when it is about to end. */
const MOMENT_SECONDS = 60;

/** Faults that only the end of the time for an answer ends. */
const SILENT: readonly Cell['fault'][] = ['timeout', 'slow drip'];

/**
 * Lets the fault of one cell strike: between the worker and the real connector stands whoever counts requests and asks
 * the sandbox for the fault right before the one that it is to meet.
 */
export class Injection {
  readonly #cell: Cell;
  readonly #system: FaultSystem;
  readonly #running: RunningFaultSystem;
  readonly #touched = new Set<number>();
  /** What went along with each write. */
  readonly calls: Call[] = [];
  /** How often it has struck. */
  hits = 0;
  /** How often nothing met what was placed. */
  misses = 0;
  #connector: Connector | undefined;
  #isArmed = false;
  #hasWritten = false;
  #isHasty = false;

  constructor(cell: Cell, system: FaultSystem, running: RunningFaultSystem) {
    this.#cell = cell;
    this.#system = system;
    this.#running = running;
  }

  /** Puts itself between a stage and the system. Nothing strikes before `arm`. */
  standBetween(stage: Stage): void {
    this.#connect(stage);
    if (this.#cell.fault === 'crash') stage.fates.doom = (made) => this.#deathAt(stage, made);
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) =>
      this.#isHasty ? this.#onceMet() : timeout(ms),
    );
  }

  /** From now on it strikes. */
  async arm(stage: Stage): Promise<void> {
    const { boundary, fault } = this.#cell;
    if (isOfTokens(boundary)) await this.#letTokenEnd(stage);
    this.#isArmed = true;
    this.#hasWritten = false;
    if (boundary === 'rollback' && fault === 'change by another') await this.#strikeFirst();
  }

  /** There is a token, and it has ended; or it is about to, by its own word. */
  async #letTokenEnd(stage: Stage): Promise<void> {
    const { record, property } = this.#running.look;
    await this.#connector?.read(record, [property]);
    if (this.#cell.boundary === 'token refresh') return this.#running.endTokens();
    stage.skip((this.#system.tokens?.seconds ?? 0) - MOMENT_SECONDS);
  }

  /** Somebody is there before the rollback begins. */
  async #strikeFirst(): Promise<void> {
    this.hits += 1;
    await this.#running.changeByAnother();
  }

  /** From now on nothing strikes any more. */
  disarm(): void {
    this.#isArmed = false;
  }

  #wrap(connector: Connector): Connector {
    const { create, archive } = connector;
    const written = <Value>(call: Call, act: () => Promise<Value>): Promise<Value> => {
      this.calls.push(call);
      return this.#around('write', act);
    };
    return {
      ...connector,
      read: (record, properties) => this.#around('read', () => connector.read(record, properties)),
      write: (record, properties, call) => written(call, () => connector.write(record, properties, call)),
      ...(create && {
        create: (record, properties, call) => written(call, () => create(record, properties, call)),
      }),
      ...(archive && { archive: (record, call) => written(call, () => archive(record, call)) }),
    };
  }

  async #around<Value>(request: Met, act: () => Promise<Value>): Promise<Value> {
    const isStruck = this.#isArmed && this.#isMet(request) && this.hits < hitsOf(this.#cell);
    const value = isStruck ? await this.#strike(request, act) : await act();
    if (request === 'write') this.#hasWritten = true;
    return value;
  }

  #isMet(request: Met): boolean {
    switch (this.#cell.boundary) {
      case 'before the write':
      case 'after the write':
        return request === 'write';
      case 'rollback':
        return request === 'write' && this.#cell.fault !== 'change by another';
      case 'read-back':
        return request === 'read' && this.#hasWritten;
      case 'token refresh':
      case 'early refresh':
        return true;
      case 'before our commit':
        return false;
    }
  }

  async #strike<Value>(request: Met, act: () => Promise<Value>): Promise<Value> {
    const { fault, boundary } = this.#cell;
    if (fault === 'crash') return act();
    this.hits += 1;
    if (fault === 'change by another' && !isOfTokens(boundary)) return this.#changed(act);
    const kind = isOfTokens(boundary) ? 'token' : request;
    await this.#running.place(this.#system.faultAt(this.#cell, kind, this.#isApplied()), kind);
    this.#isHasty = SILENT.includes(fault);
    try {
      return await act();
    } finally {
      this.#isHasty = false;
      if (await this.#running.isWaiting()) this.misses += 1;
      await this.#running.clearFaults();
    }
  }

  /** The time for an answer that never comes is over as soon as the request has arrived, however busy the machine is. */
  #onceMet(): AbortSignal {
    const controller = new AbortController();
    const wait = async (): Promise<void> => {
      while (this.#isHasty && (await this.#running.isWaiting())) await setTimeout(LOOK_MS);
      controller.abort(new DOMException('no answer came', 'TimeoutError'));
    };
    void wait();
    return controller.signal;
  }

  /** Somebody is faster than our request, or than its answer. */
  async #changed<Value>(act: () => Promise<Value>): Promise<Value> {
    if (this.#cell.boundary !== 'after the write') await this.#running.changeByAnother();
    const value = await act();
    if (this.#cell.boundary === 'after the write') await this.#running.changeByAnother();
    return value;
  }

  /** Of a reversal, and of a refresh, the first request is lost on its way, of the second only the answer. */
  #isApplied(): boolean {
    const { boundary, length } = this.#cell;
    if (boundary === 'rollback' || isOfTokens(boundary))
      return length === 'passing' && this.hits === 2 && this.#canBeApplied();
    return boundary === 'after the write';
  }

  /** Whoever is told “later”, or is refused, or is told yes for nothing, has got nothing. */
  #canBeApplied(): boolean {
    const { fault, boundary } = this.#cell;
    const isRefused =
      fault === 'change by another' ||
      (fault === '200 with an error inside' && boundary === 'rollback' && this.#system.refusesInside);
    return fault !== '429 storm' && fault !== 'silent drop' && !isRefused;
  }

  /** With a connector of a process that has just begun. */
  #connect(stage: Stage): void {
    this.#connector = this.#wrap(this.#running.connector());
    if (this.#system.system === 'hubspot') stage.systemOfRecord = this.#connector as SystemOfRecord;
    else stage.answering.set(this.#system.system, this.#connector);
  }

  #deathAt(stage: Stage, { lambda, call, process }: Made): CrashPlan['moment'] | undefined {
    if (!this.#isArmed || lambda !== 'sync-target') return undefined;
    const ours = `${this.#system.system}.`;
    if (call.startsWith(ours)) this.#touched.add(process);
    const moment =
      this.hits < hitsOf(this.#cell) ? this.#momentOf(call.replace(ours, ''), process) : undefined;
    if (moment === undefined) return undefined;
    this.hits += 1;
    // What the process knew (a token, what it wrote last) dies with it.
    this.#connect(stage);
    return moment;
  }

  #momentOf(call: string, process: number): CrashPlan['moment'] | undefined {
    const isWrite = call === 'write' || call === 'create' || call === 'archive';
    const isRead = call === 'read';
    switch (this.#cell.boundary) {
      case 'before the write':
        return isWrite ? 'before' : undefined;
      case 'after the write':
        return isWrite ? 'after' : undefined;
      case 'before our commit':
        return call.startsWith('log.append') && this.#hasWritten && this.#touched.has(process)
          ? 'before'
          : undefined;
      case 'read-back':
        return isRead && this.#hasWritten ? 'before' : undefined;
      case 'token refresh':
      case 'early refresh':
        return isRead ? 'after' : undefined;
      case 'rollback':
        if (!isWrite) return undefined;
        return this.hits === 0 || this.#cell.length === 'lasting' ? 'before' : 'after';
    }
  }
}

function isOfTokens(boundary: Cell['boundary']): boolean {
  return boundary === 'token refresh' || boundary === 'early refresh';
}
