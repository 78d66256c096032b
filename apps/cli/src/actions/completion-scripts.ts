// What a shell has to be told once: to ask `overt __complete` with the words typed so far. Where overt knows nothing, the name
// of a file may be due, and the shell completes that by itself.
export const completionScripts: Readonly<Record<string, string>> = {
  bash: `_overt() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(overt __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _overt overt
`,
  zsh: `#compdef overt
_overt() {
  local answer="$(overt __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)"
  if [[ -n $answer ]]; then compadd -- "\${(@f)answer}"; else _files; fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _overt overt
`,
  fish: `function __overt_words
    set -l answer (overt __complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null | string match -v '')
    if test (count $answer) -gt 0
        string join \\n -- $answer
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c overt -f -a '(__overt_words)'
`,
};
