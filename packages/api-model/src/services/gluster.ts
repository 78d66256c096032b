// Gluster volumes, bricks and hooks of a cluster.
import type { ServiceArea } from '../shape.ts';

export const glusterServices: ServiceArea = {
  GlusterBrickService: {
    base: 'MeasurableService',
    locators: {},
    methods: {
      get: {
        verb: 'GET',
        params: {
          brick: { type: 'GlusterBrick', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      replace: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        deprecated: true,
      },
    },
  },
  GlusterBricksService: {
    locators: {
      brick: { service: 'GlusterBrickService', param: 'id' },
    },
    methods: {
      activate: {
        verb: 'POST',
        action: true,
        params: {
          bricks: { type: 'GlusterBrick[]', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      add: {
        verb: 'POST',
        params: {
          bricks: { type: 'GlusterBrick[]', direction: 'inout' },
          replicaCount: { type: 'Integer', direction: 'in' },
          stripeCount: { type: 'Integer', direction: 'in' },
        },
      },
      list: {
        verb: 'GET',
        params: {
          bricks: { type: 'GlusterBrick[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      migrate: {
        verb: 'POST',
        action: true,
        params: {
          bricks: { type: 'GlusterBrick[]', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          bricks: { type: 'GlusterBrick[]', direction: 'in' },
          replicaCount: { type: 'Integer', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      stopMigrate: {
        verb: 'POST',
        action: true,
        params: {
          bricks: { type: 'GlusterBrick[]', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  GlusterHookService: {
    locators: {},
    methods: {
      disable: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      enable: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      get: {
        verb: 'GET',
        params: {
          hook: { type: 'GlusterHook', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      resolve: {
        verb: 'POST',
        action: true,
        params: {
          host: { type: 'Host', direction: 'in' },
          resolutionType: { type: 'String', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['resolutionType'],
        optional: ['host.id|host.name'],
      },
    },
  },
  GlusterHooksService: {
    locators: {
      hook: { service: 'GlusterHookService', param: 'id' },
    },
    methods: {
      list: {
        verb: 'GET',
        params: {
          hooks: { type: 'GlusterHook[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
  GlusterVolumeService: {
    base: 'MeasurableService',
    locators: {
      glusterBricks: { service: 'GlusterBricksService' },
    },
    methods: {
      get: {
        verb: 'GET',
        params: {
          volume: { type: 'GlusterVolume', direction: 'out' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
      getProfileStatistics: {
        verb: 'POST',
        action: true,
        params: {
          details: { type: 'GlusterVolumeProfileDetails', direction: 'out' },
        },
      },
      rebalance: {
        verb: 'POST',
        action: true,
        params: {
          fixLayout: { type: 'Boolean', direction: 'in', default: 'false' },
          force: { type: 'Boolean', direction: 'in', default: 'false' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['fixLayout', 'force'],
      },
      remove: {
        verb: 'DELETE',
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      resetAllOptions: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      resetOption: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          option: { type: 'Option', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['force', 'option.name'],
      },
      setOption: {
        verb: 'POST',
        action: true,
        params: {
          option: { type: 'Option', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        mandatory: ['option.name', 'option.value'],
      },
      start: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in', default: 'false' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['force'],
      },
      startProfile: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      stop: {
        verb: 'POST',
        action: true,
        params: {
          force: { type: 'Boolean', direction: 'in' },
          async: { type: 'Boolean', direction: 'in' },
        },
        optional: ['force'],
      },
      stopProfile: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
      stopRebalance: {
        verb: 'POST',
        action: true,
        params: {
          async: { type: 'Boolean', direction: 'in' },
        },
      },
    },
  },
  GlusterVolumesService: {
    locators: {
      volume: { service: 'GlusterVolumeService', param: 'id' },
    },
    methods: {
      add: {
        verb: 'POST',
        params: {
          volume: { type: 'GlusterVolume', direction: 'inout' },
        },
        mandatory: ['volume.name', 'volume.volumeType', 'volume.bricks[].brickDir', 'volume.bricks[].serverId'],
        optional: [
          'volume.replicaCount',
          'volume.stripeCount',
          'volume.options[].name',
          'volume.options[].value',
          'volume.transportTypes[]',
        ],
      },
      list: {
        verb: 'GET',
        params: {
          volumes: { type: 'GlusterVolume[]', direction: 'out' },
          max: { type: 'Integer', direction: 'in' },
          search: { type: 'String', direction: 'in' },
          caseSensitive: { type: 'Boolean', direction: 'in', default: 'true' },
          follow: { type: 'String', direction: 'in', since: '4.2' },
        },
      },
    },
  },
};
