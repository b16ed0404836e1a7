using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4001: a key as text, where a generated accessor says the same with a type. A call with options of its own stays: an
/// accessor cannot take them. So does one in an expression tree, which somebody reads: a mock that is told what to answer.
/// The fix is offered only where it changes nothing (<see cref="AccessorReplacement"/>).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LiteralKeyAnalyzer() : RolloutAnalyzer(RuleDescriptors.LiteralKey)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
        => context.RegisterClientCallAction(project, (operation, call) =>
        {
            if (call.Key is { } key
                && project.FindFlags(new FlagReference(key)) is { Count: 1 } flags
                && call.Fits(flags[0].Definition.Type)
                && call.Find("config") is null or { Value.ConstantValue: { HasValue: true, Value: null } }
                && project.Uses.Accessors.Find(key) is { } accessor
                && !ExpressionTree.Contains(call.Invocation))
            {
                var replacement = AccessorReplacement.For(call, flags[0], accessor);
                operation.ReportDiagnostic(Diagnostic.Create(
                    RuleDescriptors.LiteralKey,
                    call.KeyArgument.Value.Syntax.GetLocation(),
                    replacement?.ToProperties() ?? ImmutableDictionary<string, string?>.Empty,
                    $"{accessor.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}.{AccessorReplacement.MethodFor(call)}",
                    PlainText.Quote(key)));
            }
        });
}
