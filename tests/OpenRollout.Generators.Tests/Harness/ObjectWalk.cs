using System.Collections;
using System.Reflection;

namespace OpenRollout.Generators.Tests;

/// <summary>Visits all objects reachable from a value and records the types that a step of the pipeline must not keep.</summary>
internal sealed class ObjectWalk
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the objects of the compiler and the positions in a text, each with the path to it.</summary>
    public List<string> Found { get; } = [];

    public HashSet<string> Strings { get; } = [];

    public void Visit(object? value, string path)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                Strings.Add(text);
                return;
            case IEnumerable items when value.GetType().IsArray:
                foreach (var item in items)
                {
                    Visit(item, path + "[]");
                }

                return;
        }

        var type = value.GetType();
        if (type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true || type == typeof(Manifest.TextRange))
        {
            Found.Add($"{path}: {type}");
        }
        else if (!type.IsPrimitive && !type.IsEnum && (type.IsValueType || _seen.Add(value)))
        {
            for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
            {
                foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    Visit(field.GetValue(value), $"{path}.{field.Name}");
                }
            }
        }
    }
}
