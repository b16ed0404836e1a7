using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.CodeFixes;

/// <summary>Adds <c>"since": "2026-11-22"</c>, with the day of the build, after the name of a stage in the manifest.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DateStageFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
internal sealed class DateStageFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleDescriptors.UndatedFinalStage.Id];

    /// <summary>Returns null, because the built-in providers that fix all occurrences support source files only.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(UndatedFinalStageAnalyzer.TodayProperty, out var today))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Add \"since\": \"{today}\"",
                        cancellation => FixAsync(context.TextDocument, diagnostic.Location.SourceSpan, today!, cancellation),
                        nameof(DateStageFix)),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> FixAsync(TextDocument document, TextSpan name, string today, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        // The diagnostic covers the characters between the quotes.
        var end = name.End + 1;
        var changed = text.Replace(end, 0, $",{SeparatorAt(text, end)}\"since\": \"{today}\"");
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, changed);
    }

    /// <summary>Returns the separator before the new property: a line break and the indentation if the name has its own line, otherwise a space.</summary>
    private static string SeparatorAt(SourceText text, int end)
    {
        var line = text.Lines.GetLineFromPosition(end);
        var before = text.ToString(TextSpan.FromBounds(line.Start, end));
        var after = text.ToString(TextSpan.FromBounds(end, line.End));
        var isAlone = before.TrimStart().StartsWith("\"name\"", StringComparison.Ordinal) && after.Trim() is "," or "";
        return isAlone && line.EndIncludingLineBreak > line.End
            ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) + before.Substring(0, before.Length - before.TrimStart().Length)
            : " ";
    }
}
