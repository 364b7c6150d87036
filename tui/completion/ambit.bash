# bash completion for ambit: . <(ambit completion bash), or this file in a folder of bash-completion
_ambit()
{
	local word purpose current=${COMP_WORDS[COMP_CWORD]}
	COMPREPLY=()
	while IFS=$'\t' read -r word purpose; do
		if [ "$word" = :files ]; then
			compopt -o filenames 2>/dev/null
			while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
		elif [[ $word == */ ]]; then
			compopt -o nospace 2>/dev/null
			COMPREPLY+=("$word")
		else
			COMPREPLY+=("$word")
		fi
	done < <("${COMP_WORDS[0]}" completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _ambit ambit
