// Events, event subscriptions, jobs and steps.
import type { ServiceArea } from '../shape.ts';

export const eventsServices: ServiceArea = {
  EventService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          event: { type: 'Event', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  EventSubscriptionService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          eventSubscription: { type: 'EventSubscription', direction: 'out', since: '4.4.0' },
        },
        since: '4.4.0',
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in', since: '4.4.0' },
        },
        since: '4.4.0',
      },
    },
  },
  EventSubscriptionsService: {
    locators: {
      eventSubscription: { service: 'EventSubscriptionService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          eventSubscription: { type: 'EventSubscription', direction: 'inout', since: '4.4.0' },
        },
        mandatory: ['eventSubscription.event'],
        optional: ['eventSubscription.notificationMethod'],
        since: '4.4.0',
      },
      list: {
        verb: 'GET',
        params: {
          eventSubscriptions: { type: 'EventSubscription[]', direction: 'out', since: '4.4.0' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  EventsService: {
    locators: {
      event: { service: 'EventService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          event: { type: 'Event', direction: 'inout' },
        },
        mandatory: ['event.customId', 'event.description', 'event.origin', 'event.severity'],
        optional: [
          'event.cluster.id',
          'event.dataCenter.id',
          'event.floodRate',
          'event.host.externalStatus',
          'event.host.id',
          'event.storageDomain.externalStatus',
          'event.storageDomain.id',
          'event.template.id',
          'event.user.id',
          'event.vm.id',
          'event.logOnHost',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          events: { type: 'Event[]', direction: 'out' },
          from: { type: 'Integer', direction: 'in' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      undelete: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  JobService: {
    locators: {
      steps: { service: 'StepsService' },
    },
    methods: {
      clear: {
        doc: 'Removes it from the list.',
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      end: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          succeeded: { type: 'Boolean', direction: 'in', default: 'true', since: '4.1' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          job: { type: 'Job', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  JobsService: {
    locators: {
      job: { service: 'JobService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          job: { type: 'Job', direction: 'inout' },
        },
        mandatory: ['job.description'],
        optional: ['job.autoCleared'],
      },
      list: {
        verb: 'GET',
        params: {
          jobs: { type: 'Job[]', direction: 'out' },
          search: { type: 'String', direction: 'in', since: '4.2' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true', since: '4.2' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StepService: {
    base: 'MeasurableService',
    locators: {},
    methods: {
      end: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          succeeded: { type: 'Boolean', direction: 'in', default: 'true' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['succeeded'],
        optional: ['force'],
      },
      get: {
        verb: 'GET',
        params: {
          step: { type: 'Step', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StepsService: {
    locators: {
      step: { service: 'StepService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          step: { type: 'Step', direction: 'inout' },
        },
        mandatory: ['step.description', 'step.type'],
        optional: ['step.job.id', 'step.parentStep.id'],
      },
      list: {
        verb: 'GET',
        params: {
          steps: { type: 'Step[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
