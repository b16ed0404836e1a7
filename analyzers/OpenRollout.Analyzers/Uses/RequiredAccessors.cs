using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Analyzers.Uses;

/// <summary>Checks accessors that an attribute names by their class and their names.</summary>
internal static class RequiredAccessors
{
    private const string BooleanFlag = "BooleanFlag";

    /// <summary>Returns what is wrong with the names, and the remedy, which can be empty.</summary>
    public static IEnumerable<(Location Location, string Fault, string Remedy)> Find(IObjectCreationOperation creation, INamedTypeSymbol flags, FlagUses uses)
    {
        foreach (var value in creation.Arguments.Where(argument => argument.Parameter?.Ordinal > 0).SelectMany(ValuesOf))
        {
            if (value.ConstantValue.Value is not string name)
            {
                continue;
            }

            var accessor = flags.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(property => property.IsStatic && uses.FlagOf(property) is not null);
            if (accessor is null)
            {
                yield return (value.Syntax.GetLocation(), $"'{flags.Name}' has no flag '{PlainText.Quote(name)}'", Suggest(value, name, flags, uses));
            }
            else if (accessor.Type.Name != BooleanFlag)
            {
                yield return (value.Syntax.GetLocation(), $"'{flags.Name}.{name}' is not a boolean flag", "");
            }
        }
    }

    private static IEnumerable<IOperation> ValuesOf(IArgumentOperation argument)
        => argument.Value is IArrayCreationOperation { Initializer.ElementValues: var elements } ? elements : [argument.Value];

    /// <summary>Suggests the class of an accessor that is in another class; for any other name, the most similar accessor.</summary>
    private static string Suggest(IOperation value, string name, INamedTypeSymbol flags, FlagUses uses)
        => value is INameOfOperation { Argument: IPropertyReferenceOperation { Property: { ContainingType: var named } property } } && uses.FlagOf(property) is not null
            ? $"; write typeof({named.ToMinimalDisplayString(value.SemanticModel!, value.Syntax.SpanStart)})"
            : NearestName.Suggest(name, flags.GetMembers().OfType<IPropertySymbol>().Where(property => uses.FlagOf(property) is not null).Select(property => property.Name));
}
