using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4006: a synchronous evaluation where one could await. Off: for a provider that works in the process, which
/// OpenRollout's is, the synchronous form is the better one. For projects whose provider is remote.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SynchronousAnalyzer() : RolloutAnalyzer(RuleDescriptors.Synchronous)
{
    /// <summary>The property of the diagnostic that has the name of the asynchronous method, where a fix can call it.</summary>
    public const string MethodProperty = "Method";

    /// <summary>GetVariant has no asynchronous form.</summary>
    private static readonly ImmutableHashSet<string> Methods = ["IsEnabled", "GetValue", "GetDetails"];

    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        if (context.Compilation.GetTypeByMetadataName("OpenRollout.FeatureFlag") is not { } flag)
        {
            return;
        }

        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                var method = invocation.TargetMethod;
                if (Methods.Contains(method.Name)
                    && !method.IsStatic
                    && IsFlag(method.ContainingType, flag)
                    && AwaitContext.AllowsAwait(invocation.Syntax, operation.ContainingSymbol))
                {
                    var asynchronous = method.Name + "Async";
                    operation.ReportDiagnostic(Diagnostic.Create(
                        RuleDescriptors.Synchronous,
                        AwaitContext.FindMethodName(invocation.Syntax).GetLocation(),
                        PropertiesFor(invocation, asynchronous),
                        method.Name,
                        asynchronous));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>Without the method there is no fix: what cannot live across an await has to go first.</summary>
    private static ImmutableDictionary<string, string?> PropertiesFor(IInvocationOperation invocation, string asynchronous)
        => invocation.SemanticModel is { } model && StackReferences.AreLiveAround(invocation.Syntax, model)
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(MethodProperty, asynchronous);

    private static bool IsFlag(INamedTypeSymbol? type, INamedTypeSymbol flag)
    {
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type, flag))
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}
