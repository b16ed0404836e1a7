using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Uses;

/// <summary>The types that OpenRollout's generator adds to the project.</summary>
internal sealed class GeneratedTypes
{
    private const string Generator = "OpenRollout.Generators.FlagsGenerator";

    private readonly HashSet<SyntaxTree> _trees;

    public GeneratedTypes(Compilation compilation)
        => _trees = [.. compilation.SyntaxTrees.Where(tree => tree.FilePath.Contains(Generator))];

    /// <summary>Gets the generated files.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _trees;

    /// <summary>Returns whether a type is generated.</summary>
    public bool Contains(ITypeSymbol type)
        => type is not IErrorTypeSymbol && type.DeclaringSyntaxReferences.Any(reference => _trees.Contains(reference.SyntaxTree));

    /// <summary>Returns a generated type that a type is or contains, as a type argument or an element; null if there is none.</summary>
    public ITypeSymbol? FindWithin(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => FindWithin(array.ElementType),
        INamedTypeSymbol named when Contains(named) => named,
        INamedTypeSymbol named => named.TypeArguments.Select(FindWithin).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
