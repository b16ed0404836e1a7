using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Tests;

/// <summary>
/// Every generated member that disappears with a flag, and every public member of its accessor, is recognized as a use: it is removed from code, or refused.
/// Otherwise the manifest would lose the flag while code still names it. The members are read from the compiler, so a new one is covered when it is added.
/// </summary>
public sealed partial class GeneratedMemberTests
{
    private const string Manifest = """
        { "context": { "country": { "type": "string" } }, "flags": {
          "stories": { "flagType": "boolean", "defaultValue": true, "variants": { "yes": true, "no": false } },
          "page-size": { "flagType": "integer", "defaultValue": 20 },
          "columns": { "flagType": "integer", "defaultValue": 2, "variants": { "two": 2, "three": 3 } },
          "ratio": { "flagType": "float", "defaultValue": 0.5 },
          "zoom": { "flagType": "float", "defaultValue": 1.5, "variants": { "near": 1.5, "far": 0.5 } },
          "title": { "flagType": "string", "defaultValue": "hi" },
          "layout": { "flagType": "string", "defaultValue": "grid", "variants": { "grid": "grid", "list": "list" } },
          "theme": { "flagType": "object", "defaultValue": { "accent": "red", "size": { "width": 1 } } },
          "banner": { "flagType": "object", "defaultValue": { "text": "a" }, "variants": { "a": { "text": "a" }, "b": { "text": "b" } } },
          "feed.inner.order": { "flagType": "string", "defaultValue": "new", "variants": { "new": "new", "old": "old" } },
          "kept": { "flagType": "boolean", "defaultValue": true }
        } }
        """;

    public static TheoryData<string, object> Flags => new()
    {
        { "stories", true }, { "page-size", 20 }, { "columns", 2 }, { "ratio", 0.5 }, { "zoom", 1.5 }, { "title", "hi" }, { "layout", "grid" }, { "feed.inner.order", "new" },
        // No value of these can be written in code. The engine is not asked to remove them; if it were, it would refuse all of their uses.
        { "theme", "" }, { "banner", "" },
    };

    [Theory]
    [MemberData(nameof(Flags))]
    public void Each_member_is_a_use(string key, object value)
    {
        var without = MembersOf(string.Join('\n', Manifest.Split('\n').Where(line => !line.Contains($"\"{key}\"", StringComparison.Ordinal))));
        var gone = MembersOf(Manifest).Where(member => !without.ContainsKey(member.Key)).Select(member => member.Value).ToList();
        var accessor = Assert.Single(gone.OfType<IPropertySymbol>(), property => property.IsStatic);
        var uses = gone.Select(NameOf).Concat(UsesOf(accessor)).ToList();
        Assert.True(uses.Count >= 15, string.Join('\n', uses));

        var lines = uses.Select((use, index) => $"    public void Use{index}() {{ {use} }}");
        var before = "namespace App;\n\npublic sealed class Uses\n{\n    private static readonly FlagContext context = new();\n\n" + string.Join('\n', lines) + "\n}\n";
        var result = FlagRemoval.Run(new RemovalRequest(key, value, [TestCompilation.CreateWith(Manifest, [("Uses.cs", before)])]));

        var refused = result.Refusals.Select(place => place.Span.StartLinePosition.Line).ToHashSet();
        var after = (result.Texts.TryGetValue("Uses.cs", out var text) ? text.ToString() : before).Split('\n');
        var names = gone.Select(member => member.Name).Append("Flags").ToList();
        foreach (var (line, index) in before.Split('\n').Select((line, index) => (line, index)).Where(each => each.line.Contains("void Use", StringComparison.Ordinal)))
        {
            var method = Method().Match(line).Value;
            var left = after.Single(each => each.Contains(method + "()", StringComparison.Ordinal));
            Assert.True(refused.Contains(index) || !names.Exists(name => Regex.IsMatch(left, $@"\b{name}\b")), $"{key}: not recognized: {left}");
        }
    }

    /// <summary>Returns the generated types and members that code can name, by their IDs.</summary>
    private static Dictionary<string, ISymbol> MembersOf(string manifest)
    {
        var compilation = TestCompilation.CreateWith(manifest, []);
        var found = new Dictionary<string, ISymbol>();
        Add(compilation.GetTypeByMetadataName("App.Flags")!.ContainingNamespace);
        return found;

        void Add(INamespaceOrTypeSymbol container)
        {
            foreach (var member in container.GetMembers().Where(member => member.CanBeReferencedByName && member.DeclaredAccessibility >= Accessibility.Internal && !member.IsImplicitlyDeclared
                && member.Locations.Any(location => location.SourceTree?.FilePath.Contains("FlagsGenerator", StringComparison.Ordinal) is true)))
            {
                found[member.GetDocumentationCommentId()!] = member;
                if (member is INamedTypeSymbol inner)
                {
                    Add(inner);
                }
            }
        }
    }

    /// <summary>Returns a statement that names a member.</summary>
    private static string NameOf(ISymbol member) => member switch
    {
        INamedTypeSymbol { IsStatic: true } type => $"Say(nameof({type}));",
        INamedTypeSymbol type => $"Say(typeof({type}));",
        IFieldSymbol { ContainingType: var type } field => $"Say({type}.{field.Name});",
        IPropertySymbol { IsStatic: true, ContainingType: var type } property => $"Say({type}.{property.Name});",
        _ => $"Say(nameof({member.ContainingType}.{member.Name}));",
    };

    /// <summary>Returns statements that use each public member of an accessor, with each overload.</summary>
    private static IEnumerable<string> UsesOf(IPropertySymbol accessor)
    {
        var name = $"{accessor.ContainingType}.{accessor.Name}";
        for (var type = (INamedTypeSymbol)accessor.Type; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers().Where(member => member is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true, IsStatic: false }))
            {
                yield return member is IMethodSymbol method ? $"Say({name}.{method.Name}({string.Join(", ", method.Parameters.Select(ArgumentOf))}));" : $"Say({name}.{member.Name});";
            }
        }

        // Object.
        static string ArgumentOf(IParameterSymbol parameter)
            => parameter.Type is ITypeParameterSymbol ? "in context"
                : parameter.Type.SpecialType == SpecialType.System_Object ? "new object()"
                : parameter.Type.Name == "EvaluationContext" ? "EvaluationContext.Empty"
                : $"default({parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)})!";
    }

    [GeneratedRegex(@"Use\d+")]
    private static partial Regex Method();
}
