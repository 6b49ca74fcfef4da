import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Open, Requires } from '../rights/caller.js';
import { undeclaredRoutes } from './undeclared-routes.js';

@Controller('v1/planted')
class Planted {
  @Get('guarded')
  @Requires('moi.lire')
  guarded(): string {
    return this.noRoute();
  }

  @Get('open')
  @Open('essai')
  open(): string {
    return this.noRoute();
  }

  @Get('forgotten')
  forgotten(): string {
    return this.noRoute();
  }

  @Get('hidden')
  @ApiExcludeEndpoint()
  hidden(): string {
    return this.noRoute();
  }

  noRoute(): string {
    return '';
  }
}

@Module({ controllers: [Planted] })
class PlantedModule {}

describe('undeclared routes', () => {
  it('are those without a permission or a reason, also where the documentation hides them', async () => {
    const app = await NestFactory.createApplicationContext(PlantedModule, {
      preview: true,
      logger: false,
    });
    expect(undeclaredRoutes(app)).toEqual(['Planted.forgotten', 'Planted.hidden']);
  });
});
