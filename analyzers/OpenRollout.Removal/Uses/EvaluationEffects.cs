using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds what an evaluation of the flag evaluates besides it: a receiver and arguments that have an effect.</summary>
internal sealed class EvaluationEffects(SemanticModel model)
{
    private readonly FlagUses _uses = FlagUses.Of(model.Compilation);

    /// <summary>Returns the effects of a call, in order.</summary>
    public IReadOnlyList<ExpressionSyntax> Of(InvocationExpressionSyntax call)
    {
        var effects = new List<ExpressionSyntax>();
        if (model.GetOperation(call) is IInvocationOperation { Instance: { } instance } && instance.Syntax is ExpressionSyntax receiver && !IsAccessor(instance) && !IsPureReceiver(instance))
        {
            effects.Add(receiver);
        }

        effects.AddRange(call.ArgumentList.Arguments.Select(argument => argument.Expression).Where(argument => !Effects.AreNone(argument, model)));
        return effects;
    }

    /// <summary>Returns the effects of the read of a snapshot's property; null if it has no receiver.</summary>
    public IReadOnlyList<ExpressionSyntax>? OfRead(ExpressionSyntax read)
        => model.GetOperation(read) is IPropertyReferenceOperation { Instance: { } instance } && instance.Syntax is ExpressionSyntax receiver
            ? instance is IInstanceReferenceOperation || IsPureReceiver(instance) ? [] : [receiver]
            : null;

    private bool IsAccessor(IOperation instance) => instance is IPropertyReferenceOperation { Instance: null } property && _uses.FlagOf(property.Property) is not null;

    /// <summary>Returns whether a property is generated and returns a group of flags: <c>flags.Feed</c>.</summary>
    private bool IsGroup(IPropertySymbol property)
        => property.Type is INamedTypeSymbol { ContainingType: { } owner } group && SymbolEqualityComparer.Default.Equals(owner, property.ContainingType) && HasFlags(group);

    private bool HasFlags(INamedTypeSymbol group)
        => group.GetMembers().OfType<IPropertySymbol>().Any(property => _uses.FlagOf(property) is not null) || group.GetTypeMembers().Any(HasFlags);

    /// <summary>A client or a snapshot that is null would throw; if its type says that it is not null, this is believed.</summary>
    private bool IsPureReceiver(IOperation instance)
        => instance is IInstanceReferenceOperation or IInvocationOperation { TargetMethod: { Name: "GetClient", ContainingType: { Name: "Api", ContainingNamespace.Name: "OpenFeature" } }, Instance: IPropertyReferenceOperation { Instance: null } }
            || (instance is IPropertyReferenceOperation { Instance: { } snapshot, Property: var group } && IsGroup(group) && IsPureReceiver(snapshot))
            || (Effects.AreNone(instance)
                && (instance.Type?.IsValueType is true || (instance.Syntax is ExpressionSyntax expression && model.GetTypeInfo(expression).Nullability.FlowState != NullableFlowState.MaybeNull)));
}
