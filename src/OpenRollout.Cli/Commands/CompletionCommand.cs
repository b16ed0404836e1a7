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
                  local candidates
                  candidates="$(openrollout complete "$COMP_POINT" "$COMP_LINE" 2>/dev/null)"
                  COMPREPLY=()
                  while IFS= read -r candidate; do
                    [ -n "$candidate" ] && COMPREPLY+=("$candidate")
                  done <<< "$candidates"
                }
                complete -o default -F _openrollout openrollout
                """,
            "zsh" => """
                #compdef openrollout
                # Completion of openrollout for zsh.
                _openrollout() {
                  local -a candidates
                  candidates=("${(@f)$(openrollout complete "$CURSOR" "$BUFFER" 2>/dev/null)}")
                  compadd -- "${candidates[@]}"
                }
                compdef _openrollout openrollout
                """,
            _ => """
                # Completion of openrollout for PowerShell.
                Register-ArgumentCompleter -Native -CommandName openrollout -ScriptBlock {
                  param($wordToComplete, $commandAst, $cursorPosition)
                  openrollout complete $cursorPosition "$commandAst" 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                  }
                }
                """,
        });
        return ExitCode.Success;
    }
}
