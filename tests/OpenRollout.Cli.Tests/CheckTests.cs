using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Problems are those of the compiler, with the line that they are about.</summary>
public sealed class CheckTests
{
    private const string Misspelled = """
        {
          "context": { "country": { "type": "string" } },
          "segments": { "nordics": { "when": { "contry": "NO" } } },
          "flags": {}
        }
        """;

    [Fact]
    public async Task A_manifest_without_problems_says_so()
    {
        using var tool = Tool.WithExample();

        Assert.Equal("flags.json and 2 overlays: no problems\n", await tool.OutputOfAsync("check"));
    }

    [Fact]
    public async Task A_problem_has_its_line_and_a_caret()
    {
        using var tool = new Tool();
        tool.Write("flags.json", Misspelled);

        var result = await tool.RunAsync("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            """
            flags.json(3,41): error ROLL2001: the context has no attribute 'contry'; did you mean 'country'?
              3 |   "segments": { "nordics": { "when": { "contry": "NO" } } },
                |                                         ^^^^^^
            flags.json: 1 error, 0 warnings

            """.ReplaceLineEndings("\n"),
            result.Output);
    }

    [Fact]
    public async Task An_overlay_is_checked_with_its_manifest()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.Production.json", "\"alpha\",", "\"alpa\",");

        var result = await tool.RunAsync("check");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("flags.Production.json(7,", result.Output, StringComparison.Ordinal);
        Assert.Contains("ROLL2003", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("flags.json and 2 overlays: 1 error, 0 warnings\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_overlay_is_an_error()
    {
        using var tool = Tool.WithExample();
        File.Delete(Path.Combine(tool.Folder, "flags.Staging.json"));

        var result = await tool.RunAsync("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ROLL1013", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_of_the_manifest_is_reported_once_for_all_environments()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.json", "\"exclude\": [\"minors\"]", "\"exclude\": [\"minor\"]");

        var result = await tool.RunAsync("check", "--format", "json");

        Assert.Equal(1, JsonDocument.Parse(result.Output).RootElement.GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Warnings_alone_give_exit_code_0()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """{ "context": { "age": { "type": "number" } }, "segments": { "none": { "when": { "age": { "lt": 1, "gt": 2 } } } }, "flags": {} }""");

        Assert.Contains("warning ROLL2005", await tool.OutputOfAsync("check"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_gets_an_annotation_for_each_problem()
    {
        using var tool = new Tool();
        tool.Write("flags.json", Misspelled);

        var result = await tool.RunAsync("check", "--format", "github");

        Assert.Equal(
            "::error file=flags.json,line=3,endLine=3,col=41,endColumn=47,title=ROLL2001%3A Unknown attribute in a condition::the context has no attribute 'contry'; did you mean 'country'?\n",
            result.Output);
    }

    [Fact]
    public async Task A_missing_file_of_keys_is_a_warning_as_in_a_build_because_it_can_be_deployed_separately()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """{ "segments": { "many": { "keysFrom": "many.txt" } }, "flags": {} }""");

        var output = await tool.OutputOfAsync("check");

        Assert.StartsWith("flags.json(1,40): warning ROLL1008: the file 'many.txt', which 'keysFrom' names, does not exist", output, StringComparison.Ordinal);
        tool.Write("many.txt", "user-1\n");
        Assert.Equal("flags.json: no problems\n", await tool.OutputOfAsync("check"));
    }

    [Fact]
    public async Task A_file_of_keys_that_an_application_cannot_read_is_an_error()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """{ "segments": { "many": { "keysFrom": "many.txt" } }, "flags": {} }""");
        File.WriteAllBytes(Path.Combine(tool.Folder, "many.txt"), [0xFF, 0xFE]);

        var result = await tool.RunAsync("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error ROLL1004: the file 'many.txt' is not UTF-8", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overlay_of_an_environment_that_is_not_listed_is_an_error()
    {
        using var tool = Tool.WithExample();
        tool.Write("flags.Prodution.json", """{ "flags": {} }""");

        var result = await tool.RunAsync("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("flags.Prodution.json(1,1): error ROLL1010: the manifest does not list the environment 'Prodution' in 'environments'; did you mean 'Production'?\n  1 | { \"flags\": {} }\n", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("flags.json and 3 overlays: 1 error, 0 warnings\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", 0)]
    [InlineData("staging", 1)]
    [InlineData("Prodution", 1)]
    [InlineData("Test", 2)]
    public async Task With_an_environment_only_its_overlay_is_checked(string environment, int exitCode)
    {
        using var tool = Tool.WithExample();
        tool.Write("flags.Prodution.json", "{}");
        File.Delete(Path.Combine(tool.Folder, "flags.Staging.json"));

        Assert.Equal(exitCode, (await tool.RunAsync("check", "--environment", environment)).ExitCode);
    }
}
