using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Detects code that is compiled to an expression tree.</summary>
internal static class ExpressionTree
{
    /// <summary>Returns whether an operation is in a lambda that is converted to an <c>Expression</c>.</summary>
    public static bool Contains(IOperation operation)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation { Parent: IConversionOperation { Type: { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } } } })
            {
                return true;
            }
        }

        return false;
    }
}
