using OpenRollout.Cli.Grammar;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>The grammar that all commands share.</summary>
public sealed class GrammarTests
{
    public static TheoryData<string> Commands => [.. CommandLine.CreateRoot(MemoryOrigin.Silent).Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_a_command_has_an_example(string command)
    {
        using var tool = new Tool();

        var help = await tool.OutputOfAsync(command, "--help");

        Assert.Contains($"  openrollout {command}", help, StringComparison.Ordinal);
        Assert.Matches("Examples?:", help);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_example_of_the_help_is_valid(string name)
    {
        var root = CommandLine.CreateRoot(MemoryOrigin.Silent);
        var command = (RolloutCommand)root.Subcommands.Single(command => command.Name == name);

        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example =>
        {
            var result = root.Parse([.. DocumentationTests.Split(example).TakeWhile(arg => !arg.StartsWith('>'))]);
            Assert.Equal([], result.Errors.Select(error => error.Message));
        });
    }

    [Fact]
    public async Task The_version_is_that_of_the_tool()
    {
        using var tool = new Tool();

        Assert.Matches(@"^\d+\.\d+\.\d+", await tool.OutputOfAsync("--version"));
    }

    [Theory]
    [InlineData("unknown command 'chek'; did you mean 'check'?", "chek")]
    [InlineData("unknown option '--enviroment'; did you mean '--environment'?", "check", "--enviroment=x")]
    public async Task A_misspelled_name_has_a_suggestion(string message, params string[] args)
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("eval")]
    [InlineData("check", "--format", "xml")]
    [InlineData("eval", "stories", "--at", "tomorrow")]
    [InlineData("eval", "storis")]
    [InlineData("check", "--manifest", "missing.json")]
    [InlineData("diff", "git:missing")]
    public async Task Wrong_use_gives_exit_code_2_and_no_output(params string[] args)
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task The_nearest_manifest_above_the_folder_is_used()
    {
        using var tool = Tool.WithExample();
        var inner = Directory.CreateDirectory(Path.Combine(tool.Folder, "src", "deep")).FullName;
        using var output = new MemoryStream();
        await using var writer = new StreamWriter(output) { AutoFlush = true };

        var exitCode = await CommandLine.RunAsync(["check"], new CommandHost { OpenInput = () => Stream.Null, OutputStream = output, Output = writer, Error = TextWriter.Null, Folder = inner });

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_folder_without_a_manifest_says_how_to_create_one()
    {
        using var tool = new Tool();

        var result = await tool.RunAsync("status");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("openrollout init", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("check", "--manifest", "bad.flags.json")]
    [InlineData("explain", "stories", "--context", """{ "targetingKey": "\u001b[31m" }""")]
    [InlineData("diff", "old.flags.json")]
    public async Task Redirected_output_has_no_escape_codes(params string[] args)
    {
        using var tool = Tool.WithExample();
        tool.Write("bad.flags.json", "{ \"flags\": { \"\u001b[31m\": 1 } }");
        tool.Write("old.flags.json", tool.Read("flags.json").Replace("\"all\"", "\"\u202eall\"", StringComparison.Ordinal));

        var result = await tool.RunAsync(args);

        Assert.DoesNotContain('\u001b', result.Output + result.Error);
        Assert.DoesNotContain('\u202e', result.Output + result.Error);
    }

    [Fact]
    public async Task An_environment_that_is_not_listed_is_read_without_an_overlay_and_says_so()
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync("eval", "stories", "--environment", "Prodction");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("did you mean 'Production'?", result.Error, StringComparison.Ordinal);
    }
}
