// Services that others inherit, and statistics.
import type { ServiceArea } from '../shape.ts';

export const commonServices: ServiceArea = {
  MeasurableService: {
    locators: {
      statistics: { service: 'StatisticsService' },
    },
    methods: {},
  },
  StatisticService: {
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          statistic: { type: 'Statistic', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  StatisticsService: {
    locators: {
      statistic: { service: 'StatisticService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          statistics: { type: 'Statistic[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
