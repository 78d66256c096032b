// Waits until long work on a host has ended.
import { setTimeout as delay } from 'node:timers/promises';
import type { AgentClient } from '@overt/agent-protocol/client';
import type { TaskStatus } from '@overt/agent-protocol/verb';

export async function endOfTask(client: AgentClient, task: TaskStatus): Promise<TaskStatus> {
  let status = task;
  while (status.state === 'running') {
    await delay(100);
    status = await client.call('Task.getStatus', { taskId: task.taskId });
  }
  return status;
}
