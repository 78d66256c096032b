// The one entry to PatternFly's stylesheet; the portals import this module and never a @patternfly path.
import '@patternfly/react-core/dist/styles/base.css';
import './kit.css';
