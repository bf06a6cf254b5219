package io.pasarela.office;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers their {@link Guest} or {@link Visit}, browsers what pages are made with. */
@Configuration(proxyBeanMethods = false)
class OfficeWeb implements WebMvcConfigurer {

    private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

    private final Visits visits;
    private final StepUpCheck stepUpCheck;

    OfficeWeb(Visits visits, StepUpCheck stepUpCheck) {
        this.visits = visits;
        this.stepUpCheck = stepUpCheck;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visits);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RoleCheck()).addPathPatterns("/office", "/office/**");
        registry.addInterceptor(stepUpCheck).addPathPatterns("/office/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/office/assets/**")
                .addResourceLocations("classpath:/office/assets/",
                        WEBJARS + "tabler__core/1.4.0/dist/css/",
                        WEBJARS + "htmx.org/2.0.8/dist/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
    }
}
