using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL4006.</summary>
public sealed class SynchronousTests
{
    private const string Manifest =
        """
        { "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false },
          "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" } }
        } }
        """;

    private static RuleTest Rule => new RuleTest(new SynchronousAnalyzer()).Manifest(Manifest).Severity("ROLL4006", ReportDiagnostic.Warn);

    [Theory]
    [InlineData("_ = Flags.Stories.{|ROLL4006:IsEnabled|}(ctx);", "IsEnabled")]
    [InlineData("_ = Flags.Layout.{|ROLL4006:GetValue|}(new FlagContext());", "GetValue")]
    [InlineData("_ = Flags.Layout.{|ROLL4006:GetDetails|}();", "GetDetails")]
    [InlineData("BooleanFlag flag = Flags.Stories; _ = flag.{|ROLL4006:IsEnabled|}(ctx);", "IsEnabled")]
    [InlineData("Func<Task> later = async () => { await Task.Yield(); _ = Flags.Stories.{|ROLL4006:IsEnabled|}(ctx); };", "IsEnabled")]
    public Task What_could_be_awaited_is_shown(string statement, string method) => Rule
        .Code("global using OpenRollout;", "OpenRollout.cs")
        .Statements(statement)
        .GivesAsync($"'{method}' blocks the thread until the provider answers: await '{method}Async' instead");

    [Theory]
    [InlineData("_ = await Flags.Stories.IsEnabledAsync(ctx);")]
    [InlineData("_ = Flags.Layout.GetVariant(ctx);")]
    [InlineData("_ = Flags.Snapshot(ctx).Stories;")]
    [InlineData("Func<bool> later = () => Flags.Stories.IsEnabled(ctx); later();")]
    [InlineData("bool Now() => Flags.Stories.IsEnabled(ctx); Now();")]
    [InlineData("lock (ctx) { _ = Flags.Stories.IsEnabled(ctx); }")]
    [InlineData("try { } catch (Exception) when (Flags.Stories.IsEnabled(ctx)) { }")]
    [InlineData("_ = (string.Empty as object) is string { Length: 1 } ? 1 : 2;")]
    public Task What_is_awaited_or_cannot_be_is_left_alone(string statement) => Rule.Statements(statement).GivesAsync();

    [Fact]
    public Task A_method_that_is_not_asynchronous_is_left_alone() => Rule
        .Code("internal static class Program { public static bool IsOn() => Flags.Stories.IsEnabled(); }")
        .GivesAsync();

    [Fact]
    public Task It_is_off_unless_a_project_asks_for_it() => new RuleTest(new SynchronousAnalyzer())
        .Manifest(Manifest)
        .Statements("_ = Flags.Stories.IsEnabled(ctx);")
        .GivesAsync();
}
