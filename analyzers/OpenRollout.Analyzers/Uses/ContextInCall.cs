using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Examines a context that is created in the argument of a call.</summary>
internal static class ContextInCall
{
    private const string TargetingKey = "targetingKey";

    /// <summary>Returns whether the context is certain to lack a targeting key.</summary>
    public static bool LacksTargetingKey(IOperation context) => context switch
    {
        IConversionOperation conversion => LacksTargetingKey(conversion.Operand),
        IObjectCreationOperation creation => IsTypedContext(creation.Type) && !SetsTargetingKey(creation.Initializer),
        IPropertyReferenceOperation { Property: { Name: "Empty", ContainingType: { } type } } => IsOpenFeature(type, "EvaluationContext"),
        IInvocationOperation { TargetMethod.Name: "Build", Instance: { } builder } => IsBuiltWithoutKey(builder),
        _ => false,
    };

    private static bool SetsTargetingKey(IObjectOrCollectionInitializerOperation? initializer)
        => initializer is not null && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(
            assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "TargetingKey" });

    /// <summary>Follows the calls of a builder back to its creation. Returns false if a call can set the key, or if the builder comes from elsewhere.</summary>
    private static bool IsBuiltWithoutKey(IOperation builder)
    {
        while (builder is IInvocationOperation { TargetMethod.ContainingType: { } type } call)
        {
            if (call.TargetMethod is { Name: "Builder", IsStatic: true })
            {
                return IsOpenFeature(type, "EvaluationContext");
            }

            if (!IsOpenFeature(type, "EvaluationContextBuilder")
                || call is not { TargetMethod.Name: "Set", Instance: { } previous }
                || call.Arguments.FirstOrDefault()?.Value.ConstantValue is not { HasValue: true, Value: string and not TargetingKey })
            {
                return false;
            }

            builder = previous;
        }

        return false;
    }

    private static bool IsTypedContext(ITypeSymbol? type)
        => type is not null && type.AllInterfaces.Any(face => face is { Name: "IFlagContext", ContainingNamespace: { Name: "OpenRollout", ContainingNamespace.IsGlobalNamespace: true } });

    private static bool IsOpenFeature(INamedTypeSymbol type, string name)
        => type.Name == name && type.ContainingNamespace is { Name: "Model", ContainingNamespace: { Name: "OpenFeature", ContainingNamespace.IsGlobalNamespace: true } };
}
