using Microsoft.CodeAnalysis.CodeFixes;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests;

/// <summary>The fix of ROLL4006.</summary>
public sealed class AwaitFixTests
{
    private static FixTest Fix => new(new SynchronousAnalyzer(), new AwaitFix());

    [Theory]
    [InlineData("bool on = Flags.Stories.IsEnabled(ctx);", "bool on = await Flags.Stories.IsEnabledAsync(ctx);")]
    [InlineData("if (!Flags.Stories.IsEnabled() && ctx.Count > 1) { }", "if (!await Flags.Stories.IsEnabledAsync() && ctx.Count > 1) { }")]
    [InlineData("var length = Flags.Feed.Title.GetValue(ctx).Length;", "var length = (await Flags.Feed.Title.GetValueAsync(ctx)).Length;")]
    [InlineData("var reason = Flags.Feed.PageSize.GetDetails()?.Reason;", "var reason = (await Flags.Feed.PageSize.GetDetailsAsync())?.Reason;")]
    [InlineData("/* a */ _ = /* b */ Flags.Stories /* c */ .IsEnabled( /* d */ ) /* e */ ;", "/* a */ _ = /* b */ await Flags.Stories /* c */ .IsEnabledAsync( /* d */ ) /* e */ ;")]
    public Task A_call_is_awaited(string before, string after) => Fix.BecomesAsync(before, after);

    [Theory]
    [InlineData(FixAllScope.Document, 1, 1)]
    [InlineData(FixAllScope.Project, 2, 1)]
    [InlineData(FixAllScope.Solution, 2, 2)]
    public Task All_of_a_scope_are_awaited_and_nothing_beyond(FixAllScope scope, int files, int projects)
    {
        const string Before = "_ = (Flags.Stories.IsEnabled(), Flags.Stories.IsEnabled(ctx));";
        const string After = "_ = (await Flags.Stories.IsEnabledAsync(), await Flags.Stories.IsEnabledAsync(ctx));";
        string[][] before = [[Before, Before], [Before, Before]];
        var after = before.Select((texts, project) => texts.Select((text, file) => file < files && project < projects ? After : text).ToArray()).ToArray();
        return Fix.BecomeAsync(scope, before, after);
    }
}
