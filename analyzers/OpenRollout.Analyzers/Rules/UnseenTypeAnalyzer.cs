using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Rules;

/// <summary>
/// ROLL4009: source generators do not see each other's types. ASP.NET Core's request delegate generator, which is on in
/// projects that are trimmed or compiled ahead of time, then treats a handler as a different one, and the JSON source
/// generator skips a type.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnseenTypeAnalyzer() : RolloutAnalyzer(RuleDescriptors.UnseenType)
{
    private protected override void Register(CompilationStartAnalysisContext context, RolloutProject project)
    {
        var generated = new GeneratedTypes(context.Compilation);
        if (context.Compilation.GetTypeByMetadataName("System.Text.Json.Serialization.JsonSerializableAttribute") is { } serializable)
        {
            context.RegisterSymbolAction(symbol => AnalyzeAttributes(symbol, serializable, generated), SymbolKind.NamedType);
        }

        if (IsOn(project.Options.FindProperty("EnableRequestDelegateGenerator")) && RouteHandlers.AreIn(context.Compilation))
        {
            var types = new GeneratorView(context.Compilation, generated);
            context.RegisterOperationAction(operation => AnalyzeHandler(operation, types, generated), OperationKind.Invocation);
        }
    }

    private static bool IsOn(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static void AnalyzeHandler(OperationAnalysisContext context, GeneratorView types, GeneratedTypes generated)
    {
        var call = (IInvocationOperation)context.Operation;
        if (RouteHandlers.Find(call) is not var (handler, isBound))
        {
            return;
        }

        // The other generator can bind the call to another overload, or to none.
        var seenCall = types.FindCall(call, context.CancellationToken);
        var problem = isBound
            ? seenCall is not null && RouteHandlers.FindLast(seenCall) is { } seen ? Describe(seen, handler, types, generated) : ReturnTypeAdvice(handler)
            : seenCall is not null && RouteHandlers.Find(seenCall) is { IsBound: false }
                ? null
                : "it does not recognize this request delegate: write a method instead of the lambda, or take the snapshot as a parameter";
        if (problem is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(RuleDescriptors.UnseenType, RouteHandlers.LocationOf(call), "request delegate generator", problem));
        }
    }

    /// <summary>Returns what the generator gets wrong and how to fix it, or null if it handles the handler correctly.</summary>
    private static string? Describe(IMethodSymbol seen, IMethodSymbol handler, GeneratorView types, GeneratedTypes generated)
    {
        foreach (var (seenParameter, parameter) in seen.Parameters.Zip(handler.Parameters, (left, right) => (left, right)))
        {
            if (generated.FindWithin(parameter.Type) is { TypeKind: TypeKind.Enum } choice)
            {
                return $"it would read parameter '{parameter.Name}' of type '{choice.Name}' from the body: take a string and convert it in the handler";
            }

            if (!types.AreEquivalent(seenParameter.Type, parameter.Type))
            {
                return $"it cannot name the type '{Show(parameter.Type)}' of parameter '{parameter.Name}': import its namespace with a global using, or move the flags into a library";
            }
        }

        return types.AreEquivalent(seen.ReturnType, handler.ReturnType) ? null : ReturnTypeAdvice(handler);
    }

    private static string ReturnTypeAdvice(IMethodSymbol handler)
        => handler.ReturnType is INamedTypeSymbol { IsAnonymousType: true }
            ? "it cannot tell what this handler returns: return a named type, and write it before the parameters"
            : $"it cannot tell what this handler returns: write '{Show(handler.ReturnType)}' before the parameters";

    private static void AnalyzeAttributes(SymbolAnalysisContext context, INamedTypeSymbol serializable, GeneratedTypes generated)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, serializable)
                && attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol type
                && generated.FindWithin(type) is { } unseen
                && attribute.ApplicationSyntaxReference is { } place)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    RuleDescriptors.UnseenType,
                    Location.Create(place.SyntaxTree, place.Span),
                    "JSON source generator",
                    $"it skips '{unseen.Name}': serialize your own type, or move the flags into a library"));
            }
        }
    }

    private static string Show(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
