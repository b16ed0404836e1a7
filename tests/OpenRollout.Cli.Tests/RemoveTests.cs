using OpenRollout.Cli.Editing;
using OpenRollout.Cli.Removing;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Tests;

/// <summary><c>remove</c> as far as it needs no compiler. The tests of the packages run it as a whole.</summary>
public sealed class RemoveTests
{
    [Theory]
    [InlineData("name the key of the flag to remove", "remove")]
    [InlineData("give neither a key nor --as", "remove", "--all-finished", "stories", "Feed.slnx")]
    [InlineData("give neither a key nor --as", "remove", "--all-finished", "Feed.slnx", "--as", "on")]
    [InlineData("Missing.slnx does not exist", "remove", "stories", "Missing.slnx")]
    [InlineData("flags.json is not a solution", "remove", "stories", "flags.json")]
    [InlineData("unknown option '--environment'", "remove", "stories", "--environment", "Production")]
    [InlineData("unknown option '--environment'", "remove", "stories", "--environment=Production")]
    [InlineData("unknown option '--dryrun'; did you mean '--dry-run'?", "remove", "stories", "--dryrun")]
    [InlineData("there is no solution and no project in .", "remove", "stories")]
    [InlineData("there is no solution and no project in .", "remove", "--all-finished")]
    public async Task Wrong_use_is_explained(string message, params string[] args)
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Of_several_solutions_the_user_names_one()
    {
        using var tool = Tool.WithExample();
        tool.Write("B.sln", "");
        tool.Write("A.slnx", "");
        tool.Write("App.csproj", "");

        var result = await tool.RunAsync("remove", "stories");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("A.slnx, B.sln; name one of them", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_solution_that_cannot_be_read_is_named()
    {
        using var tool = Tool.WithExample();
        tool.Write("Feed.slnx", "<Solution>");
        tool.Write("global.json", """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }""");

        var result = await tool.RunAsync("remove", "stories", "Feed.slnx");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("run 'dotnet --version' there", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_SDK_without_a_compiler_for_tools_is_refused()
    {
        using var tool = new Tool();

        var exception = Assert.Throws<WorkspaceException>(() => SdkCompiler.Read(Path.Combine(tool.Folder, "6.0.100")));

        Assert.Contains("the .NET SDK 6.0.100", exception.Message, StringComparison.Ordinal);
        Assert.Contains("9.0.300 or later", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_compiler_of_this_SDK_is_found_and_started_on_the_newest_runtime()
    {
        var compiler = SdkCompiler.Find(AppContext.BaseDirectory);

        Assert.True(compiler.Version >= new Version(4, 14));
        Assert.True(compiler.IsLoadable);
        Assert.True(File.Exists(compiler.Host), compiler.Host);
        var start = NewerRuntime.CreateStart(compiler, "/work", "/tools/OpenRollout.Cli.dll", ["remove", "stories", "--dry-run"]);
        Assert.Equal(compiler.Host, start.FileName);
        Assert.Equal(["exec", "--roll-forward", "LatestMajor", "/tools/OpenRollout.Cli.dll", "remove", "stories", "--dry-run"], start.ArgumentList);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_compiler_that_needs_a_newer_runtime_is_not_loaded_here(int newer, bool isLoadable)
    {
        using var tool = new Tool();

        var compiler = SdkCompiler.Read(CreateSdk(tool, Environment.Version.Major + newer));

        Assert.Equal(isLoadable, compiler.IsLoadable);
        Assert.Equal(Environment.Version.Major + newer, compiler.Runtime.Major);
    }

    [Fact]
    public async Task The_second_run_gets_the_arguments_and_gives_its_exit_code()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var tool = new Tool();
        var compiler = SdkCompiler.Read(CreateSdk(tool, newest: 99));
        tool.Write("dotnet", "#!/bin/sh\necho \"$OPENROLLOUT_NEWER_RUNTIME $*\" > run.txt\nexit 42\n");
        File.SetUnixFileMode(Path.Combine(tool.Folder, "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var exitCode = await NewerRuntime.RunAsync(compiler, MemoryOrigin.Silent with { Folder = tool.Folder }, ["remove", "stories"]);

        Assert.Equal(42, exitCode);
        Assert.Equal($"1 exec --roll-forward LatestMajor {typeof(NewerRuntime).Assembly.Location} remove stories\n", tool.Read("run.txt"));
    }

    [Fact]
    public async Task There_is_no_third_run_on_a_newer_runtime()
    {
        var compiler = SdkCompiler.Find(AppContext.BaseDirectory);
        var host = MemoryOrigin.Silent with { GetVariable = name => name == "OPENROLLOUT_NEWER_RUNTIME" ? "1" : null };

        var exception = await Assert.ThrowsAsync<CommandException>(() => NewerRuntime.RunAsync(compiler, host, ["remove"]));

        Assert.Contains($"needs the .NET runtime {compiler.Runtime.ToString(2)}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_read_only_or_has_changed_is_not_written()
    {
        using var tool = new Tool();
        tool.Write("A.cs", "one");
        var file = new EditedFile(Path.Combine(tool.Folder, "A.cs"), "A.cs", "one"u8.ToArray(), "two"u8.ToArray());
        File.SetAttributes(file.Path, FileAttributes.ReadOnly);
        Assert.Equal("A.cs is read-only; make it writable, and repeat the command", Assert.Throws<CommandException>(file.Save).Message);

        File.SetAttributes(file.Path, FileAttributes.Normal);
        tool.Write("A.cs", "three");
        Assert.Equal("A.cs was changed by another program in the meantime; repeat the command", Assert.Throws<CommandException>(file.Save).Message);
        Assert.Equal("three", tool.Read("A.cs"));
    }

    [Fact]
    public void The_difference_of_a_file_in_another_encoding_shows_its_text()
    {
        var encoding = System.Text.Encoding.Unicode;
        byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var file = new EditedFile("/A.cs", "A.cs", Bytes("one\r\ntwo\r\n"), Bytes("one\r\n")) { Encoding = encoding };

        Assert.Equal("--- A.cs\n+++ A.cs\n@@ -1,2 +1,1 @@\n one\n-two\n", LineDifference.Of(file));
    }

    [Fact]
    public void A_message_states_the_value_its_reason_the_assumption_and_what_is_left()
    {
        var left = new CodePlace("/src/Web/Feed.razor", 3, 6, "This file is generated.");
        var flag = new FlagChange("stories", "/src/flags.json", "on", "It is on for everyone.", "This assumes the provider.", IsEntryKept: false, ["/src/Feed.cs"], [left], []);
        var change = new SolutionChange([flag], [], [new CodePlace("/src/Feed.cs", 2, 1, "CA1822: Mark it static")]);

        var report = RemovalText.CreateReport(change, "/src/Feed.slnx", isSaved: true, MemoryOrigin.Silent with { Folder = "/src" });

        Assert.Equal(
            """
            Remove flag 'stories' in part

            It is on from now on. It is on for everyone. This assumes the provider.

            Left, so the manifest keeps the flag:
            - Web/Feed.razor(3,6): This file is generated.

            New warnings:
            - Feed.cs(2,1): CA1822: Mark it static
            """.ReplaceLineEndings("\n"),
            report.Message);
        Assert.False(Assert.Single(report.Flags).IsComplete);
    }

    [Fact]
    public void A_message_says_that_the_manifest_keeps_the_flag()
    {
        var flag = new FlagChange("stories", "/src/flags.json", "on", "It is on for everyone.", "", IsEntryKept: true, ["/src/Feed.cs"], [], []);

        var report = RemovalText.CreateReport(new SolutionChange([flag], [], []), "/src/Feed.slnx", isSaved: true, MemoryOrigin.Silent with { Folder = "/src" });

        Assert.Equal("Remove flag 'stories' from the code\n\nIt is on from now on. It is on for everyone. The manifest keeps the flag.", report.Message);
    }

    [Fact]
    public void A_subject_says_that_some_of_several_flags_are_left()
    {
        FlagChange Of(string key, params CodePlace[] left) => new(key, "/src/flags.json", "on", "It is on for everyone.", "", IsEntryKept: false, [], left, []);
        var change = new SolutionChange([Of("stories"), Of("feed", new CodePlace("/src/Feed.cs", 1, 1, "Left."))], [], []);

        Assert.StartsWith("Remove 2 flags, some in part\n", RemovalText.CreateReport(change, "/src/Feed.slnx", isSaved: true, MemoryOrigin.Silent with { Folder = "/src" }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "Compile Feed.Notifi")]
    [InlineData(200, "Compile Feed.Notifications.Worker (net10.0)")]
    [InlineData(0, "Compile Feed.Notifications.Worker (net10.0)")]
    public void Progress_fits_the_terminal_and_is_removed(int width, string shown)
    {
        using var error = new StringWriter();
        using (var line = new StepLine(MemoryOrigin.Silent with { Error = error, ShowsProgress = true, ErrorWidth = width }))
        {
            line.Report("Compile Feed.Notifications.Worker (net10.0)");
            line.Report("Save");
        }

        Assert.Equal($"\r{shown}\r{"Save".PadRight(shown.Length)}\r    \r", error.ToString());
    }

    [Fact]
    public void Redirected_progress_is_not_written()
    {
        using var error = new StringWriter();
        using (var line = new StepLine(MemoryOrigin.Silent with { Error = error }))
        {
            line.Report("Save");
        }

        Assert.Empty(error.ToString());
    }

    [Fact]
    public void A_project_of_a_solution_is_a_part_of_it()
    {
        using var tool = new Tool();
        tool.Write("src/Feed/Feed.csproj", "");
        var project = Path.Combine(tool.Folder, "src", "Feed", "Feed.csproj");
        var filter = Path.Combine(tool.Folder, "Feed.slnf");
        Assert.Null(SolutionPath.FindWhole(project));
        Assert.Equal(filter, SolutionPath.FindWhole(filter));

        tool.Write("Other.sln", "src\\Other\\Other.csproj");
        Assert.Null(SolutionPath.FindWhole(project));

        tool.Write("Feed.slnx", "<Solution><Project Path=\"src/Feed/Feed.csproj\" /></Solution>");
        Assert.Equal(Path.Combine(tool.Folder, "Feed.slnx"), SolutionPath.FindWhole(project));
    }

    [Fact]
    public void A_failure_between_two_files_says_how_many_are_saved()
    {
        using var tool = new Tool();
        tool.Write("A.cs", "one");
        tool.Write("B.cs", "one");
        EditedFile Of(string name) => new(Path.Combine(tool.Folder, name), name, "one"u8.ToArray(), "two"u8.ToArray());

        // The third edit finds what the first one wrote.
        var exception = Assert.Throws<CommandException>(() => EditedFile.SaveAll([Of("A.cs"), Of("B.cs"), Of("A.cs")]));

        Assert.Equal($"A.cs was changed by another program in the meantime; repeat the command{Environment.NewLine}2 of 3 files are saved, and the others are as they were; solve the problem, and repeat the command", exception.Message);
        Assert.Equal("two", tool.Read("B.cs"));
    }

    [Fact]
    public void Flags_with_the_same_key_are_told_apart_by_their_manifests_and_undecided_ones_are_listed()
    {
        FlagChange Of(string key, string manifest) => new(key, $"/src/{manifest}", "on", "It is on for everyone.", "", IsEntryKept: false, [], [], []);
        var change = new SolutionChange([Of("stories", "Web/flags.json"), Of("stories", "Jobs/flags.json"), Of("feed", "Web/flags.json")], [], [])
        {
            Undecided = [new UndecidedFlag("banner", "/src/Web/flags.json", "'banner' is switched off.", ["off"])],
        };

        var report = RemovalText.CreateReport(change, "/src/Feed.slnx", isSaved: true, MemoryOrigin.Silent with { Folder = "/src" });

        Assert.Equal(
            """
            Remove 3 flags

            'stories' of Web/flags.json is on from now on. It is on for everyone.

            'stories' of Jobs/flags.json is on from now on. It is on for everyone.

            'feed' is on from now on. It is on for everyone.
            """.ReplaceLineEndings("\n"),
            report.Message);
        Assert.Equal("'banner' of Web/flags.json stays. 'banner' is switched off. To remove it, name it and choose its value: --as off.", Assert.Single(report.Undecided).ToString());
    }

    /// <summary>Creates what an SDK has for tools: the compiler of these tests, which needs a runtime.</summary>
    private static string CreateSdk(Tool tool, int newest)
    {
        var folder = Directory.CreateDirectory(Path.Combine(tool.Folder, "sdk", "99.0.100", "DotnetTools", "dotnet-format")).FullName;
        File.Copy(typeof(Microsoft.CodeAnalysis.Compilation).Assembly.Location, Path.Combine(folder, "Microsoft.CodeAnalysis.dll"));
        File.WriteAllText(
            Path.Combine(folder, "dotnet-format.runtimeconfig.json"),
            $$$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{{newest}}}.0.0-preview.1" } } }""");
        return Path.Combine(tool.Folder, "sdk", "99.0.100");
    }
}
