# fish completion for ambit: ambit completion fish | source, or this file in ~/.config/fish/completions
function __ambit_words
	set -l typed (commandline -opc) (commandline -ct)
	for line in ($typed[1] completion words -- $typed[2..-1] 2>/dev/null)
		if test "$line" = :files
			__fish_complete_path (commandline -ct)
		else
			echo $line
		end
	end
end
complete -c ambit -f -a '(__ambit_words)'
