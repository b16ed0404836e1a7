using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Finds uses of a declaration that the compiler does not see: in code that a directive switches off, and in texts that reach a member by its name.</summary>
internal sealed class HiddenUses(TextNames texts)
{
    /// <summary>Returns whether a member, a local function or a parameter can have such a use.</summary>
    public bool CanExist(ISymbol symbol)
        => symbol.ContainingType.DeclaringSyntaxReferences.Any(part => InactiveCode.Names(part.SyntaxTree.GetRoot(), symbol.Name))
            || (symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && texts.Contains(symbol.Name));
}
