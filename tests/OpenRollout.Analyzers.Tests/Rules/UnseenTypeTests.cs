namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL4009.</summary>
public sealed class UnseenTypeTests
{
    private const string Manifest =
        """
        { "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false },
          "pageSize": { "flagType": "integer", "defaultValue": 20 },
          "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" } }
        } }
        """;

    /// <summary>The types of ASP.NET Core that a handler needs.</summary>
    private const string Framework =
        """
        namespace Microsoft.AspNetCore.Builder
        {
            public static class EndpointRouteBuilderExtensions
            {
                public static object MapGet(this Routing.IEndpointRouteBuilder endpoints, string pattern, Http.RequestDelegate requestDelegate) => endpoints;
                public static object MapGet(this Routing.IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints;
            }
        }
        namespace Microsoft.AspNetCore.Routing { public interface IEndpointRouteBuilder; }
        namespace Microsoft.AspNetCore.Http
        {
            public delegate Task RequestDelegate(HttpContext context);
            public abstract class HttpContext { public abstract T Get<T>(); public abstract Task WriteAsync(string text); }
        }
        """;

    private const string CannotSee = "The request delegate generator cannot see the types that OpenRollout generates; ";

    [Theory]
    [InlineData("(HttpContext http) => $\"{http.Get<FlagsSnapshot>().PageSize}\"", "string")]
    [InlineData("(HttpContext http) => http.Get<FlagsSnapshot>().PageSize.ToString()", "string")]
    [InlineData("(HttpContext http) => http.Get<FlagsSnapshot>().PageSize", "int")]
    [InlineData("(FlagsSnapshot flags) => flags.Layout.ToString()", "string")]
    [InlineData("() => Flags.PageSize.GetValue()", "int")]
    [InlineData("async (FlagsSnapshot flags) => { await Task.Yield(); return flags.PageSize; }", "Task<int>")]
    public Task A_handler_whose_result_is_inferred_from_flags_needs_a_return_type(string handler, string type)
        => Rule($"{{|ROLL4009:{handler}|}}").GivesAsync($"{CannotSee}it cannot tell what this handler returns: write '{type}' before the parameters");

    [Theory]
    [InlineData("string (HttpContext http) => $\"{http.Get<FlagsSnapshot>().PageSize}\"")]
    [InlineData("string (HttpContext http) => http.Get<FlagsSnapshot>().PageSize.ToString()")]
    [InlineData("async Task<int> (HttpContext http) => await Flags.PageSize.GetValueAsync()")]
    [InlineData("(FlagsSnapshot flags) => $\"{flags.PageSize} posts, {flags.Layout}\"")]
    [InlineData("(IFlagsSnapshot flags) => $\"{flags.PageSize}\"")]
    [InlineData("(FlagsSnapshot? flags, Lazy<FlagsSnapshot> later, FlagsSnapshot[] all) => \"\"")]
    [InlineData("() => Flags.Stories.IsEnabled() ? \"on\" : \"off\"")]
    [InlineData("(HttpContext http) => http.WriteAsync(\"none\")")]
    [InlineData("(HttpContext http, FlagsSnapshot flags) => http.WriteAsync(flags.PageSize.ToString())")]
    [InlineData("Handlers.WriteAsync")]
    [InlineData("(HttpContext http) => \"none\"")]
    [InlineData("(HttpContext http) => new { Id = 1 }")]
    [InlineData("Handlers.Feed")]
    public Task A_handler_that_says_what_it_returns_is_left_alone(string handler) => Rule(handler).GivesAsync();

    /// <summary>The compiler binds the overload for request delegates; the other generator binds the one for handlers with a result.</summary>
    [Theory]
    [InlineData("(HttpContext http) => http.WriteAsync(Flags.PageSize.GetValue().ToString())")]
    [InlineData("Task (HttpContext http) => http.WriteAsync(Flags.PageSize.GetValue().ToString())")]
    public Task A_request_delegate_that_reads_flags_needs_a_method(string handler)
        => Rule($"{{|ROLL4009:{handler}|}}").GivesAsync($"{CannotSee}it does not recognize this request delegate: write a method instead of the lambda, or take the snapshot as a parameter");

    [Fact]
    public Task A_result_without_a_name_cannot_be_written()
        => Rule("{|ROLL4009:(FlagsSnapshot flags) => new { flags.PageSize }|}")
            .GivesAsync($"{CannotSee}it cannot tell what this handler returns: return a named type, and write it before the parameters");

    [Fact]
    public Task A_variant_in_the_query_would_be_read_from_the_body()
        => Rule("{|ROLL4009:(LayoutVariant layout) => \"\"|}")
            .GivesAsync($"{CannotSee}it would read parameter 'layout' of type 'LayoutVariant' from the body: take a string and convert it in the handler");

    [Fact]
    public Task A_type_in_a_namespace_that_not_every_file_sees_cannot_be_named()
        => Rule("{|ROLL4009:(Elsewhere.FlagsSnapshot flags) => \"\"|}").Property("OpenRolloutNamespace", "Elsewhere").Property("OpenRolloutGlobalUsings", "false")
            .GivesAsync($"{CannotSee}it cannot name the type 'FlagsSnapshot' of parameter 'flags': import its namespace with a global using, or move the flags into a library");

    [Fact]
    public Task Without_the_generator_nothing_is_reported()
        => Rule("(HttpContext http) => http.Get<FlagsSnapshot>().PageSize").Property("EnableRequestDelegateGenerator", "").GivesAsync();

    [Fact]
    public Task The_JSON_source_generator_leaves_generated_types_out()
        => new RuleTest(new UnseenTypeAnalyzer()).Manifest(Manifest).Code(
            """
            using System.Text.Json.Serialization;

            [JsonSerializable(typeof(string))]
            [{|ROLL4009:JsonSerializable(typeof(LayoutVariant[]))|}]
            internal sealed class Json;
            """).GivesAsync("The JSON source generator cannot see the types that OpenRollout generates; it skips 'LayoutVariant': serialize your own type, or move the flags into a library");

    private static RuleTest Rule(string handler) => new RuleTest(new UnseenTypeAnalyzer())
        .Manifest(Manifest)
        .Property("EnableRequestDelegateGenerator", "true")
        .Code(Framework, "Framework.cs")
        .Code("internal static class Handlers { public static string Feed(App.FlagsSnapshot flags) => flags.Layout.ToString(); public static Task WriteAsync(Microsoft.AspNetCore.Http.HttpContext http) => http.WriteAsync(App.Flags.PageSize.Key); }".Replace("App.", handler.Contains("Elsewhere", StringComparison.Ordinal) ? "Elsewhere." : "App.", StringComparison.Ordinal), "Handlers.cs")
        .Code($$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Routing;

            internal static class Program
            {
                public static void Map(IEndpointRouteBuilder app) => app.MapGet("/", {{handler}});
            }
            """);
}
