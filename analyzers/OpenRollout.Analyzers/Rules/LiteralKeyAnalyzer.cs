using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4001: a key given as text, although a typed accessor exists. Calls with evaluation options are not reported, because an
/// accessor does not accept them; neither are calls in expression trees, such as the setup of a mock. The fix is offered only
/// if it changes nothing else (<see cref="AccessorReplacement"/>).
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
