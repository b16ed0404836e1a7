using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using OpenRollout.CodeFixes.Removing;
using OpenRollout.Manifest.Text;
using OpenRollout.Removal.Outcomes;

namespace OpenRollout.CodeFixes;

/// <summary>
/// Removes the flag of ROLL3101 from the solution. If the value is decided, there is one fix, which "fix all" can apply. If the user has to
/// choose the value, there is a fix for each value, and "fix all" applies none of them.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFlagFix))]
[Shared]
internal sealed class RemoveFlagFix : CodeFixProvider
{
    /// <summary>More values than these are better chosen with the command line.</summary>
    private const int MaxValues = 5;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleDescriptors.Removable.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RemoveFlagFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await RemovableFlags.FindAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } flag)
            {
                continue;
            }

            foreach (var value in flag.Outcome.Values.Take(MaxValues))
            {
                // Without an equivalence key, no "fix all" includes the action.
                var key = flag.Outcome.Kind == OutcomeKind.Decided ? RemovableFlags.KeyOf(flag) : null;
                context.RegisterCodeFix(CodeAction.Create(TitleOf(flag, value), cancellation => RemovableFlags.RemoveAsync(solution, flag, value, cancellation), key), diagnostic);
            }
        }
    }

    /// <summary>Returns the title, such as <c>Remove 'stories' (always on)</c>.</summary>
    internal static string TitleOf(SolutionFlag flag, OutcomeValue value) => $"Remove '{PlainText.Quote(flag.Flag.Key)}' (always {value.Text})";
}
