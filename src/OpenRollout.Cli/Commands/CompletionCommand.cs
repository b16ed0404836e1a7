using System.CommandLine;
using OpenRollout.Cli.Grammar;

namespace OpenRollout.Cli.Commands;

/// <summary>Prints a script with which a shell completes commands, flag keys, stages and environments.</summary>
internal sealed class CompletionCommand : RolloutCommand
{
    private readonly Argument<string> _shell = new("shell") { Description = "The shell: bash, zsh or pwsh." };

    /// <summary>Initializes a new instance of the <see cref="CompletionCommand"/> class.</summary>
    public CompletionCommand(CommandHost host)
        : base(host, "completion", "Prints a script that completes commands, flag keys, stages and environments in a shell.", "completion bash >> ~/.bashrc")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        Arguments.Add(_shell);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await Host.Output.WriteLineAsync(arguments.GetRequiredValue(_shell) switch
        {
            "bash" => """
                # Completion of openrollout for bash.
                _openrollout() {
                  local candidate
                  COMPREPLY=()
                  while IFS= read -r candidate; do
                    case $candidate in
                      '') ;;
                      *[[:space:]]*) COMPREPLY+=("$(printf %q "$candidate")") ;;
                      *) COMPREPLY+=("$candidate") ;;
                    esac
                  done < <(openrollout complete "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
                }
                complete -o default -F _openrollout openrollout
                """,
            "zsh" => """
                #compdef openrollout
                # Completion of openrollout for zsh.
                _openrollout() {
                  local -a candidates
                  local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
                  candidates=(${(f)"$(openrollout complete "$line" 2>/dev/null)"})
                  if (( $#candidates )); then
                    compadd -- "${candidates[@]}"
                  else
                    _files
                  fi
                }
                if [[ ${funcstack[1]} == _openrollout ]]; then
                  # A file of a folder in fpath is the function.
                  _openrollout
                else
                  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
                  compdef _openrollout openrollout
                fi
                """,
            _ => """
                # Completion of openrollout for PowerShell.
                Register-ArgumentCompleter -Native -CommandName openrollout -ScriptBlock {
                  param($wordToComplete, $commandAst, $cursorPosition)
                  # The text of a command has no spaces at its end, and the cursor counts from the beginning of the line.
                  $length = $cursorPosition - $commandAst.Extent.StartOffset
                  $line = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
                  openrollout complete $line 2>$null | ForEach-Object {
                    $text = if ($_ -match '\s') { "'$($_ -replace "'", "''")'" } else { $_ }
                    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
                  }
                }
                """,
        });
        return ExitCode.Success;
    }
}
