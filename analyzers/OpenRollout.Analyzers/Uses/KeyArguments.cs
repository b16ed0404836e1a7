using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Finds keys of flags given as text: in calls of OpenFeature's client, and for parameters and properties marked with [TakesFlagKey]. Thread-safe.</summary>
internal sealed class KeyArguments(Compilation compilation, RuntimeAssemblies assemblies)
{
    private readonly ConcurrentDictionary<ISymbol, Mark> _marks = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _mark = compilation.GetTypeByMetadataName("OpenRollout.TakesFlagKeyAttribute");
    private readonly INamedTypeSymbol? _client = compilation.GetTypeByMetadataName("OpenFeature.FeatureClient");
    private readonly INamedTypeSymbol? _clientInterface = compilation.GetTypeByMetadataName("OpenFeature.IFeatureClient");

    /// <summary>Returns the keys that an operation supplies; empty if it supplies none.</summary>
    /// <param name="operation">An argument, or a reference to a property that can be the target of an assignment.</param>
    public IReadOnlyList<KeyText> FindTexts(IOperation operation) => operation switch
    {
        IArgumentOperation { Parameter: { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } } parameter, Value: var value } when IsMarked(parameter)
            => value is IArrayCreationOperation { Initializer.ElementValues: var elements } ? [.. elements.SelectMany(Read)] : Read(value),
        IArgumentOperation { Parameter: { Type.SpecialType: SpecialType.System_String } parameter } argument
            when IsClientsKey(parameter) || IsMarked(parameter) => Read(argument.Value),
        IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } reference
            when assignment.Target == reference && IsMarked(reference.Property) => Read(assignment.Value, MarkOf(reference.Property)),
        IArgumentOperation { Parameter.Name: "value", Parent: IInvocationOperation call } argument
            when RazorComponent.FindParameter(call) is { } property && IsMarked(property) => Read(RazorComponent.WithoutCheck(argument.Value), MarkOf(property)),
        _ => [],
    };

    /// <summary>Returns the call of OpenFeature's client, or null for any other call, such as that of an extension method or a wrapper.</summary>
    public ClientCall? FindClientCall(IOperation operation)
    {
        if (operation is not IInvocationOperation invocation
            || !IsClientMethod(invocation.TargetMethod, out var method)
            || invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is not { } key)
        {
            return null;
        }

        return new ClientCall(invocation, key, key.Value.ConstantValue.Value as string, method.Type, method.ReturnsDetails);
    }

    /// <summary>Reads a key. A marked parameter or property that is passed on is skipped, because its own value was checked.</summary>
    private IReadOnlyList<KeyText> Read(IOperation value) => Read(value, Mark.Key);

    private IReadOnlyList<KeyText> Read(IOperation value, Mark mark) => value switch
    {
        IParameterReferenceOperation { Parameter: var parameter } when IsMarked(parameter) => [],
        IPropertyReferenceOperation { Property: var property } when IsMarked(property) => [],
        _ => KeyText.Of(value) is not { } text ? [] : mark is Mark.List ? text.Split() : [text],
    };

    private bool IsMarked(ISymbol place) => MarkOf(place) is not Mark.None;

    private Mark MarkOf(ISymbol place) => assemblies.Contains(place) ? _marks.GetOrAdd(place.OriginalDefinition, ReadMark) : Mark.None;

    private Mark ReadMark(ISymbol place)
    {
        var mark = place.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _mark));
        return mark is null ? Mark.None : mark.NamedArguments.Any(argument => argument is { Key: "IsList", Value.Value: true }) ? Mark.List : Mark.Key;
    }

    private bool IsClientsKey(IParameterSymbol parameter)
        => parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol method } && IsClientMethod(method, out _);

    private bool IsClientMethod(IMethodSymbol method, out (FlagType Type, bool ReturnsDetails) reading)
        => ClientMethods.TryFind(method.Name, out reading)
            && (SymbolEqualityComparer.Default.Equals(method.ContainingType, _clientInterface)
                || SymbolEqualityComparer.Default.Equals(method.ContainingType, _client));

    /// <summary>Specifies what a parameter or property receives.</summary>
    private enum Mark
    {
        /// <summary>No key.</summary>
        None,

        /// <summary>A key.</summary>
        Key,

        /// <summary>A comma-separated list of keys.</summary>
        List,
    }
}
