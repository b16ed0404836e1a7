using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.AspNetCore.Pages;

/// <summary>Reads an <see cref="ExplanationRequest"/> from a form or JSON.</summary>
internal static class ExplanationRequestReader
{
    /// <summary>The prefix of form fields for attributes, which distinguishes them from other fields.</summary>
    public const string AttributePrefix = "attribute.";

    private const string Domain = "domain";
    private const string Flag = "flag";
    private const string Context = "context";
    private const int MaximumFields = 1000;

    /// <summary>Reads the body of an HTTP request, and finds the provider it names.</summary>
    /// <exception cref="FormatException">The body is invalid. The message is meant for the user.</exception>
    /// <exception cref="BadHttpRequestException">The server rejects the body, for example because it is too large.</exception>
    public static async Task<(ExplanationRequest Request, ObservedProvider Provider)> ReadAsync(HttpRequest request, IReadOnlyList<ObservedProvider> providers)
    {
        try
        {
            return request.HasJsonContentType() ? await ReadJsonAsync(request, providers).ConfigureAwait(false)
                : request.HasFormContentType ? await ReadFormAsync(request, providers).ConfigureAwait(false)
                : throw new FormatException("Send a form, or JSON such as { \"flag\": \"stories\", \"context\": { \"targetingKey\": \"user-1\" } }.");
        }
        // Invalid UTF-8 in JSON throws an InvalidOperationException, and an incomplete form an IOException.
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or (IOException and not BadHttpRequestException))
        {
            throw new FormatException("The request body is invalid: " + exception.Message, exception);
        }
    }

    private static async Task<(ExplanationRequest Request, ObservedProvider Provider)> ReadFormAsync(HttpRequest request, IReadOnlyList<ObservedProvider> providers)
    {
        var form = await request.ReadFormAsync(new FormOptions { ValueCountLimit = MaximumFields }, request.HttpContext.RequestAborted).ConfigureAwait(false);
        var provider = Find(providers, Field(form, Domain));
        var attributes = new Dictionary<string, UserAttribute>(StringComparer.Ordinal);
        foreach (var name in form.Keys)
        {
            // A form that was opened before the manifest removed an attribute sends an empty field for it.
            if (Field(form, name) is not { } text || name is Domain or Flag)
            {
                continue;
            }

            var attribute = name.StartsWith(AttributePrefix, StringComparison.Ordinal)
                ? FindAttribute(provider.Overview.Attributes, name[AttributePrefix.Length..])
                : throw CreateUnknownNameException("Unknown form field", name, [Domain, Flag, .. provider.Overview.Attributes.Select(known => AttributePrefix + known.Name)]);
            attributes[attribute.Name] = UserAttribute.Read(attribute, text);
        }

        return (new ExplanationRequest(provider.Domain, Field(form, Flag), attributes), provider);
    }

    private static async Task<(ExplanationRequest Request, ObservedProvider Provider)> ReadJsonAsync(HttpRequest request, IReadOnlyList<ObservedProvider> providers)
    {
        using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted).ConfigureAwait(false);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The request body must be a JSON object.");
        }

        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not (Domain or Flag or Context))
            {
                throw CreateUnknownNameException("Unknown property", member.Name, [Flag, Context, Domain]);
            }
        }

        RequireNoDuplicates(root);
        string? Member(string name) => !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw new FormatException($"'{name}' must be a string.");
        var provider = Find(providers, Member(Domain));
        return (new ExplanationRequest(provider.Domain, Member(Flag), ReadContext(root, provider.Overview.Attributes)), provider);
    }

    private static Dictionary<string, UserAttribute> ReadContext(JsonElement root, IReadOnlyList<AttributeDefinition> known)
    {
        var attributes = new Dictionary<string, UserAttribute>(StringComparer.Ordinal);
        if (!root.TryGetProperty(Context, out var context))
        {
            return attributes;
        }

        if (context.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("'context' must be an object.");
        }

        RequireNoDuplicates(context);
        foreach (var member in context.EnumerateObject())
        {
            var attribute = FindAttribute(known, member.Name);
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                attributes[member.Name] = UserAttribute.Read(attribute, member.Value);
            }
        }

        return attributes;
    }

    private static string? Field(IFormCollection form, string name) => form[name] switch
    {
        [] or [""] => null,
        [{ } value] => value,
        _ => throw new FormatException($"'{PlainText.Quote(name)}' is given more than once."),
    };

    private static AttributeDefinition FindAttribute(IReadOnlyList<AttributeDefinition> known, string name)
        => known.FirstOrDefault(attribute => attribute.Name == name)
            ?? throw CreateUnknownNameException("The manifest has no attribute", name, known.Select(attribute => attribute.Name));

    private static void RequireNoDuplicates(JsonElement json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                throw new FormatException($"'{PlainText.Quote(member.Name)}' is given more than once.");
            }
        }
    }

    /// <summary>Creates the exception for an unknown name. Ignoring the name would explain the values of a different user.</summary>
    private static FormatException CreateUnknownNameException(string what, string name, IEnumerable<string> known) => new(
        NearestName.Suggest(name, known) is { Length: > 0 } suggestion
            ? $"{what} '{PlainText.Quote(name)}'{suggestion}"
            : $"{what} '{PlainText.Quote(name)}'; known names are {string.Join(", ", known.Select(other => $"'{other}'"))}.");

    private static ObservedProvider Find(IReadOnlyList<ObservedProvider> providers, string? domain)
        => providers.FirstOrDefault(provider => provider.Domain == domain)
            ?? throw new FormatException(domain is null ? "There is no default provider. Set 'domain'." : $"There is no provider for the domain '{PlainText.Quote(domain)}'.");
}
