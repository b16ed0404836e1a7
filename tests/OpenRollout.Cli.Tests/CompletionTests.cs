using System.Diagnostics;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>The shell completes commands, keys, stages and environments.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("openrollout st", "status")]
    [InlineData("openrollout eval ", "chat.reactions", "stories")]
    [InlineData("openrollout eval sto", "stories")]
    [InlineData("openrollout remove ", "chat.reactions", "stories")]
    [InlineData("openrollout simulate stories --stage ", "alpha", "full", "gradual", "internal")]
    [InlineData("openrollout status --environment ", "Production", "Staging")]
    [InlineData("openrollout status --env", "--environment")]
    [InlineData("openrollout completion ", "bash", "pwsh", "zsh")]
    [InlineData("openrollout check --format ", "github", "json", "markdown", "text")]
    public async Task Candidates_come_from_the_grammar_and_the_manifest(string line, params string[] expected)
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("complete", line);

        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_manifest_there_are_no_keys_and_no_errors()
    {
        using var tool = new Tool();

        var result = await tool.RunAsync("complete", "openrollout eval ");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [ShellFact("bash")]
    public async Task Bash_completes_with_the_script()
    {
        using var tool = await CreateAsync("bash");

        Assert.Equal("stories\nchat.reactions\nupload\\ limit\ncomplete -o default -F _openrollout openrollout\n", await RunAsync("bash", tool, """
            source ./completion.bash
            COMP_LINE="openrollout eval  --format"; COMP_POINT=17; COMP_WORDS=(openrollout eval "" --format); COMP_CWORD=2
            _openrollout
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p openrollout
            """));
    }

    /// <summary>An interactive zsh in a pseudoterminal: text is typed, and what the shell completes is run.</summary>
    [ShellFact("zsh")]
    public async Task Zsh_completes_with_the_script()
    {
        using var tool = await CreateAsync("zsh");

        await RunAsync("zsh", tool, """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; source ./completion.zsh'
            zpty -w -n shell $'openrollout eval sto\t--at\n'
            zpty -w -n shell $'openrollout eval upl\t\n'
            zpty -w -n shell $'exit\n'
            while zpty -r shell output; do :; done
            """);

        Assert.Equal("[openrollout] [eval] [stories] [--at]\n[openrollout] [eval] [upload limit]\n", tool.Read("commands"));
    }

    [ShellFact("zsh")]
    public async Task Zsh_completes_with_the_script_as_a_function_of_fpath()
    {
        using var tool = await CreateAsync("zsh");
        File.Move(Path.Combine(tool.Folder, "completion.zsh"), Path.Combine(tool.Folder, "_openrollout"));

        await RunAsync("zsh", tool, """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D'
            zpty -w -n shell $'openrollout eval sto\t\n'
            zpty -w -n shell $'exit\n'
            while zpty -r shell output; do :; done
            """);

        Assert.Equal("[openrollout] [eval] [stories]\n", tool.Read("commands"));
    }

    /// <summary>Writes the script of a shell and, in place of the installed tool, a script that completes keys and logs other commands.</summary>
    private static async Task<Tool> CreateAsync(string shell)
    {
        var tool = new Tool();
        tool.Write($"completion.{shell}", await tool.OutputOfAsync("completion", shell));
        tool.Write("openrollout", """
            #!/usr/bin/env bash
            if [ "$1" != complete ]; then
              printf '[openrollout]' >> commands; printf ' [%s]' "$@" >> commands; echo >> commands
            elif [[ $# = 2 && $2 == "openrollout eval "* ]]; then
              printf '%s\n' stories chat.reactions 'upload limit' | grep -- "^${2#openrollout eval }"
            fi
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(tool.Folder, "openrollout"), (UnixFileMode)0b111_101_101);
        }

        return tool;
    }

    private static async Task<string> RunAsync(string shell, Tool tool, string script)
    {
        tool.Write("script", script.ReplaceLineEndings("\n") + "\n");
        var start = new ProcessStartInfo(shell, "script") { WorkingDirectory = tool.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{tool.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var kill = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        Assert.Equal("", await error);
        return output;
    }
}
