using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4006: a synchronous evaluation in code that could await. Off by default, because the synchronous methods are the better
/// choice for a provider that works in the process, as OpenRollout's does. Meant for projects with a remote provider.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SynchronousAnalyzer() : RolloutAnalyzer(RuleDescriptors.Synchronous)
{
    /// <summary>The property of the diagnostic with the name of the asynchronous method; missing if a fix cannot call it.</summary>
    public const string MethodProperty = "Method";

    /// <summary>The synchronous methods with an asynchronous form, which GetVariant lacks.</summary>
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

    /// <summary>Returns the properties of the diagnostic. They are empty, which disables the fix, if a stack reference would have to live across the await.</summary>
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
