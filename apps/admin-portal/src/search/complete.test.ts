import { describe, expect, it } from 'vitest';
import { searchText, quoted } from '../api/search-text.ts';
import { completeSearch, isSearchLanguage } from './complete.ts';
import { vmFields } from './fields.ts';

const labels = (text: string) => completeSearch(text, vmFields).map(one => one.label);

describe('completion of the search language', () => {
  it('offers fields at the start', () => {
    expect(labels('na')).toEqual(['name=']);
    expect(labels('')).toContain('status=');
  });
  it('offers the operators that the field takes', () => {
    expect(labels('cpu_usage')).toEqual(['=', '!=', '>', '<'].map(one => `cpu_usage${one}`));
    expect(labels('status')).toEqual(['status=', 'status!=']);
  });
  it('offers the values of a state', () => {
    expect(labels('status=po')).toEqual(['status=powering'.concat('up '), 'status=poweringdown ']);
  });
  it('offers and, or, sortby after a condition', () => {
    expect(labels('status=up ')).toEqual(['and ', 'or ', 'sortby ']);
    expect(completeSearch('status=up s', vmFields)[0]?.text).toBe('status=up sortby ');
  });
  it('tells plain words from the language', () => {
    expect(isSearchLanguage('web 01')).toBe(false);
    expect(isSearchLanguage('cpu_usage>80')).toBe(true);
  });
});

describe('the text for the engine', () => {
  it('adds the sort and the page', () => {
    expect(searchText({ search: 'status=up', sort: 'name', descending: true }, 2)).toBe(
      'status=up sortby name desc page 2',
    );
    expect(searchText({ search: '', sort: 'name', descending: false }, 1)).toBe('sortby name asc page 1');
  });
  it('leaves a typed sort alone', () => {
    expect(searchText({ search: 'sortby memory desc', sort: 'name', descending: false }, 1)).toBe(
      'sortby memory desc page 1',
    );
  });
  it('quotes what has spaces and drops what the language forbids', () => {
    expect(quoted('my vm')).toBe('"my vm"');
    expect(quoted(`a";'b`)).toBe('ab');
    expect(quoted('*web*')).toBe('*web*');
  });
});
