# bash completion for ambit: . <(ambit completion bash), or this file in a folder of bash-completion
_ambit()
{
	local word line=${COMP_LINE:0:COMP_POINT} words current
	# COMP_WORDS has 09:00 in three parts
	read -ra words <<<"$line"
	[[ $line == *[[:blank:]] ]] && words+=("")
	current=${words[${#words[@]} - 1]}
	COMPREPLY=()
	while IFS=$'\t' read -r word _; do
		if [ "$word" = :files ]; then
			compopt -o filenames 2>/dev/null
			while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
		elif [[ $word == */ ]]; then
			compopt -o nospace 2>/dev/null
			COMPREPLY+=("$word")
		else
			COMPREPLY+=("$word")
		fi
	done < <("${words[0]}" completion words -- "${words[@]:1}" 2>/dev/null)
}
complete -F _ambit ambit
