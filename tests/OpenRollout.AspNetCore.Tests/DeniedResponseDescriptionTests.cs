using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>OpenAPI descriptions contain the status code of denied requests.</summary>
public sealed class DeniedResponseDescriptionTests
{
    [Theory]
    [InlineData("/stories", "200 404")]
    [InlineData("/gone", "200 410")]
    [InlineData("/instead", "200")]
    [InlineData("/twice", "200 404 451")]
    [InlineData("/group/inner", "200 404")]
    [InlineData("/controller/stories", "200 404")]
    [InlineData("/controller/typed", "200 404")]
    [InlineData("/controller/gone", "200 410")]
    [InlineData("/gated", "200 404")]
    public async Task By_default(string path, string answers) => await DescribesAsync(path, answers, _ => { });

    [Theory]
    [InlineData("/stories", "200 503")]
    [InlineData("/gone", "200 410")]
    [InlineData("/controller/stories", "200 503")]
    [InlineData("/controller/gone", "200 410")]
    public async Task With_a_status_code_of_the_application(string path, string answers) => await DescribesAsync(path, answers, options => options.StatusCode = 503);

    [Theory]
    [InlineData("/stories", "200")]
    [InlineData("/gone", "200 410")]
    [InlineData("/controller/stories", "200")]
    [InlineData("/controller/gone", "200 410")]
    public async Task With_an_answer_of_the_application(string path, string answers)
        => await DescribesAsync(path, answers, options => options.Otherwise = http => http.Response.WriteAsync("not yet"));

    [Fact]
    public async Task A_requirement_of_all_controllers_is_described_for_each()
    {
        await using var application = await StartAsync(app => app.MapControllers().RequireFlag(Flags.Stories, 451), _ => { });

        Assert.Equal("200 404 451", Described(application, "/controller/stories"));
        Assert.Equal("200 410 451", Described(application, "/controller/gone"));
    }

    private static async Task DescribesAsync(string path, string answers, Action<FlagGateOptions> configure)
    {
        await using var application = await StartAsync(
            app =>
            {
                app.MapGet("/stories", () => "here").RequireFlag(Flags.Stories);
                app.MapGet("/gone", () => "here").RequireFlag(Flags.Stories, StatusCodes.Status410Gone);
                app.MapGet("/instead", () => "here").RequireFlag(Flags.Stories, http => http.Response.WriteAsync("instead"));
                app.MapGet("/twice", () => "here").RequireFlag(Flags.Stories).RequireFlag(Flags.Chat.Reactions, 451);
                app.MapGroup("/group").RequireFlag(Flags.Stories).MapGet("/inner", () => "here");
                app.MapControllers();
            },
            configure);

        Assert.Equal(answers, Described(application, path));
    }

    private static string Described(TestApplication application, string path)
    {
        var descriptions = application.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items);
        var description = Assert.Single(descriptions, description => description.RelativePath == path[1..]);
        return string.Join(' ', description.SupportedResponseTypes.Select(answer => answer.StatusCode).Order());
    }

    private static Task<TestApplication> StartAsync(Action<WebApplication> configure, Action<FlagGateOptions> options) => TestApplication.StartAsync(
        configure,
        services =>
        {
            services.AddControllers().AddApplicationPart(typeof(DeniedResponseDescriptionTests).Assembly);
            services.AddEndpointsApiExplorer();
            services.Configure(options);
        });
}
