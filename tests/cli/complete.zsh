# SPDX-License-Identifier: MIT
# complete.zsh FOLDER LINE... - for each line, the line and what zsh offers at its end, as a user would
# see it: zsh completes in a terminal only, so a shell in a pseudo-terminal is typed to. FOLDER holds the
# completion as _ramus. Run by complete.sh.
zmodload zsh/zpty || exit 77
zpty shell zsh -f -i
{
	zpty -w shell "PS1='' PROMPT_EOL_MARK=''; fpath=($1 \$fpath); autoload -U compinit; compinit -u -D"
	# Each match that is added is noted; the calls that ask for matches or sort words add none.
	zpty -w shell 'show() {
		local -a got hits
		compadd() {
			if (( ! $argv[(I)-[ADO]] )); then
				builtin compadd -O hits "$@"
				got+=($hits)
			fi
			builtin compadd "$@"
		}
		_main_complete
		print -r -- "G""OT<$got>"
		compstate[insert]="" compstate[list]=""
	}'
	zpty -w shell 'zle -C show complete-word show; bindkey "^T" show'
	shift
	for line; do
		zpty -w -n shell "$line"$'\C-t'
		zpty -r -m shell said '*GOT<*>*'
		said=${${said##*GOT<}%%>*}
		print -r -- "$line: $said "
		zpty -w -n shell $'\C-u'
	done
} always {
	zpty -d shell
}
