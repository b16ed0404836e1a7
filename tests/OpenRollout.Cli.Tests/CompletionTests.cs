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
    [InlineData("openrollout simulate stories --stage ", "alpha", "full", "gradual", "internal")]
    [InlineData("openrollout status --environment ", "Production", "Staging")]
    [InlineData("openrollout status --env", "--environment")]
    [InlineData("openrollout completion ", "bash", "pwsh", "zsh")]
    [InlineData("openrollout check --format ", "github", "json", "markdown", "text")]
    public async Task Candidates_come_from_the_grammar_and_the_manifest(string line, params string[] expected)
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("complete", line.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), line);

        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_manifest_there_are_no_keys_and_no_errors()
    {
        using var tool = new Tool();

        var result = await tool.RunAsync("complete", "17", "openrollout eval ");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task Bash_completes_with_the_script()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var tool = Tool.WithExample();
        tool.Write("completion.bash", await tool.OutputOfAsync("completion", "bash"));
        // In place of the installed tool.
        tool.Write("openrollout", "#!/usr/bin/env bash\n[ \"$1\" = complete ] && [ \"$2\" = \"${#3}\" ] && printf 'stories\\nchat.reactions\\n'\n");
        File.SetUnixFileMode(Path.Combine(tool.Folder, "openrollout"), (UnixFileMode)0b111_101_101);
        const string script = """
            export PATH="$PWD:$PATH"
            source ./completion.bash
            COMP_LINE="openrollout eval "; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(openrollout eval ""); COMP_CWORD=2
            _openrollout
            printf '%s\n' "${COMPREPLY[@]}"
            complete -p openrollout
            """;

        using var bash = Process.Start(new ProcessStartInfo("bash") { WorkingDirectory = tool.Folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync(script.ReplaceLineEndings("\n"));
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync();

        Assert.Equal("stories\nchat.reactions\ncomplete -o default -F _openrollout openrollout\n", output);
    }
}
